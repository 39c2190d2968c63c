import assert from 'node:assert/strict';
import type { Log } from 'sarif';
import manifest from '../../package.json' with { type: 'json' };
import { explain } from '../../server/cli/explain.ts';
import { lint } from '../../server/cli/lint.ts';
import type { LintCommandOptions } from '../../server/cli/options.ts';
import { analyzer } from '../../server/index.ts';
import type { Analyzer, Finding } from '../../server/model/finding.ts';
import { DEFAULTS } from '../../server/model/settings.ts';
import { crashText } from '../../server/workspace/crash.ts';
import { judgeAll } from '../../server/app/judge.ts';
import { loadProjects } from '../../server/workspace/load-projects.ts';
import { nodeFiles } from '../../server/workspace/node.ts';
import { walk } from '../../server/workspace/walk.ts';
import { type Folder, folder } from '../workspace/folder.ts';
import { volume } from './sample.ts';

const nests = `${volume}  Inner:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: inner/child.yaml
`;

/** Our own mistake, made where a project of this file is judged. */
const failingOn = (name: string, at: 'analyze' | 'fixes'): Analyzer => ({
  ...analyzer,
  analyze: (project, ...rest) => {
    if (at === 'analyze' && project.uri.endsWith(name)) brokenRule();
    return analyzer.analyze(project, ...rest);
  },
  fixes: (finding, ...rest) => {
    if (at === 'fixes' && finding.site.document.uri.endsWith(name)) brokenRule();
    return analyzer.fixes(finding, ...rest);
  },
  offers: (finding, ...rest) => {
    const offers = analyzer.offers(finding, ...rest);
    if (at !== 'fixes' || !finding.site.document.uri.endsWith(name)) return offers;
    return { ...offers, first: () => brokenRule(), all: () => brokenRule() };
  },
});
function brokenRule(): never {
  throw new TypeError('Cannot read the secret of /home/me');
}

const options: LintCommandOptions = {
  format: [{ format: 'json' }],
  failOn: 'error',
  failOnDefault: false,
  showSuppressed: false,
  quiet: false,
  allowParseErrors: false,
  errorOnUnmatched: true,
  ignore: true,
  config: false,
  param: {},
  paramFile: [],
  var: {},
  controls: [],
};

const run = (home: Folder, failing: Analyzer, format: 'json' | 'sarif' | 'text') =>
  captured(() => lint([home.path], { ...options, format: [{ format }] }, { analyzer: failing, version: '1.2.3' }));

/** What a command prints and its exit code. */
async function captured(command: () => Promise<number>): Promise<{ code: number; stdout: string; stderr: string }> {
  const out = { stdout: '', stderr: '' };
  const writeOut = process.stdout.write.bind(process.stdout);
  const writeError = process.stderr.write.bind(process.stderr);
  process.stdout.write = (text: string | Uint8Array) => ((out.stdout += String(text)), true);
  process.stderr.write = (text: string | Uint8Array) => ((out.stderr += String(text)), true);
  try {
    const code = await command();
    return { code, ...out };
  } finally {
    process.stdout.write = writeOut;
    process.stderr.write = writeError;
  }
}

describe('a mistake of ours', () => {
  let home: Folder;
  beforeEach(async () => {
    home = await folder({ 'bad.yaml': nests, 'good.yaml': volume, 'inner/child.yaml': volume });
  });
  afterEach(() => home.remove());

  it('costs one project; what that reads is judged by itself, and the run ends with 2', async () => {
    const { code, stdout, stderr } = await run(home, failingOn('bad.yaml', 'analyze'), 'json');
    const report = JSON.parse(stdout) as {
      findings: { file: string }[];
      skipped: { file: string; reason: string; internal?: boolean }[];
      summary: { files: number; lookedAt: number; unreadable: unknown[] };
    };
    assert.equal(code, 2);
    const files = report.findings.map(({ file }) => file.split('/').at(-1));
    assert.deepEqual(files, ['good.yaml', 'child.yaml']);
    assert.deepEqual(
      report.skipped.map(({ file, internal }) => [file.split('/').at(-1), internal]),
      [['bad.yaml', true]],
    );
    assert.equal(report.summary.files, 2);
    assert.equal(report.summary.lookedAt, 3);
    assert.match(
      stderr,
      new RegExp(
        `bad\\.yaml: not linted, or only in part: internal error in AtRest ${manifest.version.replaceAll('.', '\\.')}: ` +
          'TypeError at brokenRule \\(net\\.test\\.ts:\\d+:\\d+\\), .*Please report this line',
      ),
    );
  });
  it('is told in SARIF and in text', async () => {
    const sarif = await run(home, failingOn('bad.yaml', 'analyze'), 'sarif');
    const [invocation] = (JSON.parse(sarif.stdout) as Log).runs[0]?.invocations ?? [];
    assert.deepEqual([sarif.code, invocation?.executionSuccessful, invocation?.exitCode], [2, false, 2]);
    const [notice] = invocation?.toolExecutionNotifications ?? [];
    assert.equal(notice?.descriptor?.id, 'internal-error');
    assert.match(notice.message.text ?? '', /^internal error in AtRest .*: TypeError at brokenRule/);
    const text = await run(home, failingOn('bad.yaml', 'analyze'), 'text');
    assert.match(text.stdout, /1 file not readable/);
  });
  it('in a fix leaves the finding', async () => {
    const { code, stdout, stderr } = await run(home, failingOn('good.yaml', 'fixes'), 'text');
    assert.equal(code, 2);
    assert.equal(stdout.match(/error\[ebs-volume-encrypted\]/g)?.length, 3);
    assert.match(stderr, /good\.yaml: not linted, or only in part: internal error in AtRest/);
  });
  it('while a report is made is told in the report', async () => {
    const text = await run(home, failingOn('good.yaml', 'fixes'), 'text');
    assert.match(text.stdout, /1 file not readable/);
    const sarif = await run(home, failingOn('good.yaml', 'fixes'), 'sarif');
    const log = JSON.parse(sarif.stdout) as Log;
    const [invocation] = log.runs[0]?.invocations ?? [];
    assert.deepEqual([sarif.code, invocation?.executionSuccessful, invocation?.exitCode], [2, false, 2]);
    assert.deepEqual(
      invocation?.toolExecutionNotifications?.map(({ descriptor }) => descriptor?.id),
      ['internal-error'],
    );
    assert.equal(log.runs[0]?.results?.length, 3);
  });
  it('in an explanation is told with its file, for a finding and for a store', async () => {
    const failing = { ...analyzer, explainStore: brokenRule, explainText: brokenRule };
    await home.write('clean.yaml', volume.replace('Encrypted: false', 'Encrypted: true'));
    for (const file of ['good.yaml', 'clean.yaml']) {
      const at = `${home.path}/${file}:2`;
      const { code, stdout, stderr } = await captured(() =>
        explain(undefined, { ...options, at }, { analyzer: failing, version: '1.2.3' }),
      );
      assert.equal(code, 2);
      assert.match(stdout, /internal error in AtRest/);
      assert.match(stderr, new RegExp(`${file}: not linted, or only in part: internal error in AtRest`));
      assert.doesNotMatch(stdout + stderr, /secret of/);
    }
  });
  it('in reading costs one file', async () => {
    const files = {
      ...nodeFiles,
      head: (uri: string) => (uri.endsWith('.tf.json') ? Promise.reject(new RangeError('deep')) : nodeFiles.head(uri)),
    };
    await home.write('m/main.tf.json', '{}');
    const { candidates } = await walk([home.uri()], files);
    const loaded = await loadProjects(candidates, files);
    const { analyses } = judgeAll(loaded, (project) => analyzer.analyze(project, () => DEFAULTS));
    const names = (findings: readonly Finding[]) => findings.map(({ site }) => site.document.uri.split('/').at(-1));
    assert.deepEqual(
      analyses.flatMap(({ findings }) => names(findings)),
      ['bad.yaml', 'child.yaml', 'good.yaml'],
    );
    const internal = loaded.failed.filter((failure) => failure.internal);
    assert.deepEqual(
      internal.map(({ uri }) => uri.split('/').at(-1)),
      ['main.tf.json'],
    );
    assert.match(internal[0]?.message ?? '', /^internal error in AtRest \S+: RangeError at /);
  });
  it('has a text that is always the same, and tells nothing of the machine or the file', () => {
    const texts = [1, 2].map(() => {
      try {
        return brokenRule();
      } catch (error) {
        return crashText(error);
      }
    });
    assert.equal(texts[0], texts[1]);
    assert.doesNotMatch(texts[0] ?? '', /secret|home|\/work|[/\\]cli[/\\]/);
    assert.match(crashText('thrown'), /internal error in AtRest \S+: string\. Please/);
  });
});

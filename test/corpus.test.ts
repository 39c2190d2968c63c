/** The sample of real inputs: nothing throws, every file is linted or has a reason, and a plan says what its source says. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding } from '../server/model/finding.ts';
import { DEFAULTS, PROFILES, type Profile } from '../server/model/settings.ts';
import { locationOf } from '../server/model/source.ts';
import { linesOf } from '../server/syntax/lines.ts';
import { type Loaded, loadProjects } from '../server/workspace/load-projects.ts';
import { nodeFiles } from '../server/workspace/node.ts';
import { walk } from '../server/workspace/walk.ts';
import { analyzer } from './picture/lint-files.ts';

const sample = path.join(import.meta.dirname, 'corpus');

async function load(directory: string): Promise<Loaded> {
  const { candidates } = await walk([pathToFileURL(directory).href], nodeFiles, {});
  return loadProjects(candidates, nodeFiles);
}
function findingsOf({ projects }: Loaded, profile: Profile): readonly Finding[] {
  return projects.flatMap(({ project }) => {
    const steps = analyzer.analyze(project, () => ({ ...DEFAULTS, profile }));
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value.findings;
    }
  });
}

describe('the sample of real inputs', () => {
  let loaded: Loaded;
  before(async () => {
    loaded = await load(sample);
  });

  it('is linted, or skipped with a reason', () => {
    const documents = new Set(loaded.projects.flatMap(({ project }) => project.documents.map(({ uri }) => uri)));
    const told = new Set([
      ...documents,
      ...loaded.skipped.map(({ uri }) => uri),
      ...loaded.failed.map(({ uri }) => uri),
    ]);
    const files = readdirSync(sample, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(ya?ml|json|template)$/.test(file),
    );
    const silent = files.filter((file) => !told.has(pathToFileURL(path.join(sample, file)).href));
    assert.deepEqual(silent, []);
    for (const { reason } of loaded.skipped) assert.ok(reason.length > 10);
  });

  for (const profile of PROFILES)
    it(`gives findings that can be placed, titled and fixed at ${profile}`, () => {
      const findings = findingsOf(loaded, profile);
      assert.ok(findings.length > 200);
      for (const finding of findings) {
        const { uri, span } = locationOf(finding.site);
        const document = finding.site.document;
        assert.equal(uri, document.uri);
        assert.ok(span.start >= 0 && span.end <= document.text.length && span.start <= span.end);
        assert.ok(finding.message.length > 20 && !finding.message.includes('undefined'));
        assert.ok(!analyzer.explain(finding).includes('undefined'));
      }
    });
});

describe('a plan and its source', () => {
  const plans = readdirSync(path.join(sample, 'plan'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.plan.json'),
  );
  let pairs = 0;
  it('are compared often enough', () => {
    assert.ok(pairs >= 40, `${String(pairs)} pairs`);
  });
  for (const plan of plans) {
    const source = path.join(sample, 'tf', plan.replace('.plan.json', '.tf.json'));
    let text: string;
    try {
      text = readFileSync(source, 'utf8');
    } catch {
      continue;
    }
    // Some plans were made of a configuration completed with stubs, which the source does not have.
    if (!sameBlocks(readFileSync(path.join(sample, 'plan', plan), 'utf8'), text)) continue;
    pairs++;
    it(`agree: ${plan}`, async () => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'atrest-plan-'));
      try {
        writeFileSync(path.join(folder, 'main.tf.json'), text);
        const alone = findingsOf(await load(folder), 'strict');
        writeFileSync(path.join(folder, 'plan.json'), readFileSync(path.join(sample, 'plan', plan)));
        const { projects, ...rest } = await load(folder);
        const planned = findingsOf(
          { ...rest, projects: projects.filter(({ project }) => project.form === 'plan') },
          'strict',
        );
        assert.deepEqual(planned.filter(certain).map(told), alone.filter(certain).map(told));
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});

interface PlanText {
  readonly configuration: {
    readonly root_module: {
      readonly resources?: readonly {
        readonly address: string;
        readonly mode: string;
        readonly expressions?: object;
      }[];
    };
  };
}
type Blocks = Readonly<Record<string, Readonly<Record<string, object | readonly object[]>>>>;
/** Whether plan and source hold the same resources with the same arguments set. */
function sameBlocks(plan: string, source: string): boolean {
  const planned = (JSON.parse(plan) as PlanText).configuration.root_module.resources ?? [];
  const { resource: written = {}, data = {} } = JSON.parse(source) as {
    readonly resource?: Blocks;
    readonly data?: Blocks;
  };
  const told = (address: string, names: readonly string[]): string =>
    `${address}(${[...names]
      .filter((name) => !['lifecycle', 'provider', 'count', 'for_each', 'depends_on', '//'].includes(name))
      .sort()
      .join()})`;
  const a = planned
    .filter(({ mode }) => mode === 'managed')
    .map(({ address, expressions = {} }) => told(address, Object.keys(expressions)));
  const b = Object.entries(written).flatMap(([type, named]) =>
    Object.entries(named).map(([name, block]) =>
      told(`${type}.${name}`, Object.keys((Array.isArray(block) ? block[0] : block) as object)),
    ),
  );
  const plannedData = planned.filter(({ mode }) => mode === 'data').map(({ address }) => address);
  const writtenData = Object.entries(data).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `data.${type}.${name}`),
  );
  const declared = new Set([...planned.map(({ address }) => address), ...writtenData]);
  const named = [...source.matchAll(/\$\{((?:data\.)?aws_\w+\.\w+)/g)].map((match) => match[1] ?? '');
  if (plannedData.sort().join() !== writtenData.sort().join() || named.some((one) => !declared.has(one))) return false;
  return a.sort().join() === b.sort().join();
}

const certain = ({ verdict }: Finding): boolean => verdict !== 'unknown';
function told(finding: Finding): string {
  const { uri, span } = locationOf(finding.site);
  const { line } = linesOf(finding.site.document.text).position(span.start);
  return `${path.posix.basename(uri)}:${String(line + 1)} ${finding.resource.address} ${finding.rule.id} ${finding.verdict}`;
}

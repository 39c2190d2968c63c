import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  analyzer,
  ConfigMistakes,
  fixFiles,
  inventory,
  lintFiles,
  lintText,
  locationOf,
  Misuse,
  report,
} from '../../server/index.ts';
import type { Finding } from '../../server/index.ts';
import { folderWith, root } from './atrest.ts';
import { atrest } from './atrest.ts';
import { bucket, clean, mixed, volume } from './sample.ts';

describe('npm API', () => {
  const findingsOf = ({
    analyses,
  }: {
    analyses: readonly { readonly findings: readonly Finding[] }[];
  }): readonly Finding[] => analyses.flatMap(({ findings }) => findings);

  it('judges a text', async () => {
    const [first, ...more] = findingsOf(await lintText({ uri: 'file:///nowhere/a.yaml', text: volume }));
    assert.equal(more.length, 0);
    assert.equal(first!.rule.id, 'ebs-volume-encrypted');
    const { uri, span } = locationOf(first!.site);
    assert.deepEqual([uri, volume.slice(span.start, span.end)], ['file:///nowhere/a.yaml', 'Data']);
  });
  it('judges Terraform by name', async () => {
    const text = '{"resource":{"aws_ebs_volume":{"d":{"availability_zone":"x","size":1}}}}';
    assert.equal(
      findingsOf(await lintText({ uri: 'file:///a/main.tf.json', text }))[0]?.rule.id,
      'ebs-volume-encrypted',
    );
    assert.equal((await lintText({ uri: 'file:///a/main.json', text })).skipped.length, 1);
  });
  it('judges Terraform by its content where a text has no file', async () => {
    const text = '{"resource":{"aws_ebs_volume":{"d":{"availability_zone":"x","encrypted":false}}}}';
    for (const uri of ['untitled:Untitled-1', 'inmemory://model/1', 'inmemory://model']) {
      const linted = await lintText({ uri, text });
      const [first] = findingsOf(linted);
      assert.equal(first?.rule.id, 'ebs-volume-encrypted', uri);
      assert.equal(locationOf(first.site).uri, uri);
      assert.equal(linted.analyses.length, 1);
      const [analysis] = linted.analyses;
      const [fix] = analyzer.fixes(first, analysis!).fixes;
      assert.deepEqual(
        fix?.edits.map((edit) => [edit.uri, text.slice(edit.span.start, edit.span.end), edit.text]),
        [[uri, 'false', 'true']],
      );
    }
  });
  it('takes settings and parameters', async () => {
    const source = { uri: 'file:///a.yaml', text: bucket };
    assert.equal(findingsOf(await lintText(source, { settings: { profile: 'strict' } }))[0]!.severity, 'error');
    const text = `Parameters: { On: { Type: String } }\n${volume.replace('Size: 10', 'Encrypted: !Ref On')}`;
    const rules = async (On: string): Promise<readonly string[]> =>
      findingsOf(await lintText({ uri: 'file:///a.yaml', text }, { parameters: { On } })).map(({ rule }) => rule.id);
    assert.deepEqual(await rules('false'), ['ebs-volume-encrypted']);
    assert.deepEqual(await rules('true'), ['ebs-volume-customer-key']);
  });
  it('never throws for a text', async () => {
    for (const text of [
      '',
      '\0',
      '{',
      'Resources: [',
      'Resources:\n  D: {Type: AWS::EC2::Volume, Properties: [',
      '\ufeff',
    ]) {
      await lintText({ uri: 'file:///a.yaml', text });
    }
    assert.equal((await lintText({ uri: 'file:///a.yaml', text: `${volume} x: [` })).broken.length, 1);
    assert.equal((await lintText({ uri: 'file:///a.yaml', text: 'a: 1' })).skipped.length, 1);
  });
  it('judges files with their configuration', async () => {
    const folder = folderWith({
      'a.yaml': mixed,
      '.atrest.yaml': 'rules: { encrypted: off, declared: off, kms-key: off, customer-key: off }',
    });
    try {
      assert.deepEqual(
        findingsOf(await lintFiles([folder.path])).map(({ verdict }) => verdict),
        [],
      );
      assert.equal((await lintFiles([folder.at('none')])).failed.length, 1);
    } finally {
      folder.remove();
    }
  });
  it('fixes what the command fixes, and writes only when told to', async () => {
    const folder = folderWith({ 'a.yaml': mixed, 'b/a.yaml': mixed });
    try {
      const limits = { impact: 'rejected', access: 'needs-key-access' } as const;
      const dry = await fixFiles([folder.at('b')], limits);
      assert.equal(readFileSync(folder.at('b/a.yaml'), 'utf8'), mixed);
      const written = await fixFiles([folder.at('b')], { ...limits, write: true });
      assert.deepEqual(written.failures, []);
      const after = readFileSync(folder.at('b/a.yaml'), 'utf8');
      assert.deepEqual([after, dry.texts[0]?.after], [written.texts[0]?.after, after]);
      assert.equal(
        atrest(folder.path, ['fix', 'a.yaml', '--impact', 'rejected', '--access', 'needs-key-access']).code,
        0,
      );
      assert.equal(readFileSync(folder.at('a.yaml'), 'utf8'), after);
      assert.notEqual(after, mixed);
    } finally {
      folder.remove();
    }
  });
  it('has an inventory with what passes, and the rungs that it meets', async () => {
    const stores = inventory(await lintText({ uri: 'file:///r/a.yaml', text: clean }), {
      root: '/r',
    });
    assert.deepEqual(
      stores.map(({ id, report: { verdict, rungs } }) => [id, verdict, rungs.map(({ truth }) => truth).join(' ')]),
      [['a.yaml#Data', 'pass', 'yes yes yes']],
    );
  });
  it('counts by a threshold', async () => {
    const linted = await lintText({ uri: 'file:///r/a.yaml', text: mixed });
    const failing = (options: Parameters<typeof report>[1]): number =>
      report(linted, options).reported.filter(({ fails }) => fails).length;
    assert.deepEqual(
      [failing({}), failing({ failOn: 'never' }), failing({ failOnDefault: true, failOn: 'hint' })],
      [2, 0, 3],
    );
  });
  it('refuses what does not exist, and configurations with mistakes', async () => {
    const folder = folderWith({ 'a.yaml': mixed, '.atrest.yaml': 'profil: strict\n' });
    try {
      await assert.rejects(lintFiles([folder.path]), ConfigMistakes);
      const named = (options: object): Promise<unknown> => fixFiles([folder.path], { config: false, ...options });
      await assert.rejects(lintFiles([folder.path], { config: folder.at('none.yaml') }), Misuse);
      await assert.rejects(named({ controls: ['soc9'] }), Misuse);
      await assert.rejects(named({ rule: ['none'] }), Misuse);
      await assert.rejects(named({ key: 'None' }), Misuse);
    } finally {
      folder.remove();
    }
  });
  it('can be required from CommonJS and imported as a module, by name of the package', () => {
    const bundled = spawnSync(process.execPath, ['scripts/bundle.mjs', 'index'], { cwd: root, encoding: 'utf8' });
    assert.equal(bundled.status, 0, bundled.stderr);
    const use = `.lintText({ uri: 'file:///a.yaml', text: ${JSON.stringify(volume)} }).then(({ analyses }) => console.log(analyses[0].findings[0].rule.id))`;
    const name = (JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { name: string }).name;
    for (const [flag, script] of [
      ['--input-type=commonjs', `require('${name}')${use}`],
      ['--input-type=module', `import { lintText } from '${name}'; ({ lintText })${use}`],
    ] as const) {
      const { stdout, stderr } = spawnSync(process.execPath, [flag, '-e', script], { cwd: root, encoding: 'utf8' });
      assert.equal(stdout, 'ebs-volume-encrypted\n', stderr);
    }
  });
});

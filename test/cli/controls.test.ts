import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { atrest, folderWith } from './atrest.ts';
import type { Folder } from './atrest.ts';
import { bucket, clean, volume } from './sample.ts';

interface Report {
  readonly findings: readonly { readonly ruleId: string; readonly unmet: readonly string[] }[];
  readonly rules: readonly {
    readonly id: string;
    readonly controls: readonly { framework: string; id: string; basis: string }[];
  }[];
}

describe('--controls', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = folderWith({ 'v.yaml': volume, 'b.yaml': bucket });
  });
  afterEach(() => {
    folder.remove();
  });
  const lint = (...args: readonly string[]): Report =>
    JSON.parse(atrest(folder.path, ['lint', '--format', 'json', ...args]).stdout) as Report;
  const found = (...args: readonly string[]): readonly string[] => lint(...args).findings.map(({ ruleId }) => ruleId);

  it('leaves findings of rules that are mapped to a framework, in any case', () => {
    for (const name of ['iso', 'ISO', 'Iso', 'ISO 27001'])
      assert.deepEqual(found('--controls', name), ['s3-bucket-encryption-declared', 'ebs-volume-encrypted'], name);
    assert.deepEqual(found('--controls', 'cis'), ['ebs-volume-encrypted']);
  });
  it('judges a store by the lowest rule that is mapped: no store hides behind a rule that is not', () => {
    assert.deepEqual(found('--controls', 'fsbp'), ['s3-bucket-kms-key', 'ebs-volume-encrypted']);
    const [first] = lint('--controls', 'FSBP S3.17').findings;
    assert.deepEqual([first?.ruleId, first?.unmet], ['s3-bucket-kms-key', ['s3-bucket-kms-key']]);
  });
  it('takes one control, with its framework or without, and several', () => {
    for (const name of ['FSBP EC2.3', 'fsbp ec2.3', 'EC2.3', 'CIS AWS 5.0.0 5.1.1'])
      assert.deepEqual(found('--controls', name), ['ebs-volume-encrypted'], name);
    assert.deepEqual(found('--controls', 'S3.17', '--controls', 'EC2.3'), [
      's3-bucket-kms-key',
      'ebs-volume-encrypted',
    ]);
  });
  it('decides the exit code', () => {
    assert.equal(atrest(folder.path, ['lint', 'v.yaml', '--controls', 'S3.17']).code, 0);
    assert.equal(atrest(folder.path, ['lint', 'v.yaml', '--controls', 'EC2.3']).code, 1);
  });
  it('turns on nothing that the profile leaves off', () => {
    folder.write({ '.atrest.yaml': 'rules:\n  ebs-volume-encrypted: off\n' });
    assert.deepEqual(found('v.yaml', '--controls', 'EC2.3'), []);
  });
  it('ends with 2 for what no rule is mapped to, and says what can be written', () => {
    for (const command of ['lint', 'fix', 'rules']) {
      const { code, stdout, stderr } = atrest(folder.path, [command, '--controls', 'fsbp s3.18']);
      assert.deepEqual([code, stdout], [2, ''], command);
      assert.match(stderr, /no rule is mapped to it; write hipaa, nist, pci, cis, fsbp, iso, config, or one control/);
      assert.match(stderr, /did you mean `fsbp s3\.17`/);
    }
    assert.equal(atrest(folder.path, ['lint', '--controls', '']).code, 2);
  });
  it('fixes only what is mapped', () => {
    assert.equal(atrest(folder.path, ['fix', '--controls', 'S3.17', '--access', 'needs-key-access']).code, 0);
    assert.match(readFileSync(folder.at('b.yaml'), 'utf8'), /SSEAlgorithm: aws:kms/);
    assert.equal(readFileSync(folder.at('v.yaml'), 'utf8'), volume);
  });
  it('lists the rules that are mapped', () => {
    const { stdout } = atrest(folder.path, ['rules', '--controls', 'fsbp ec2.3']);
    const ids = stdout.split('\n').map((line) => line.split(' ')[0]);
    assert.ok(ids.includes('ebs-volume-encrypted') && !ids.includes('ebs-volume-customer-key'));
    assert.ok(!ids.includes('s3-bucket-kms-key'));
  });

  it('has each control with its basis: in JSON once for each rule, in SARIF beside the rule', () => {
    const { rules } = lint();
    assert.deepEqual(rules.map(({ id }) => id).sort(), ['ebs-volume-encrypted', 's3-bucket-encryption-declared']);
    const ebs = rules.find(({ id }) => id === 'ebs-volume-encrypted');
    assert.ok(ebs);
    assert.ok(ebs.controls.every(({ basis }) => basis.length > 5));
    assert.ok(ebs.controls.some(({ framework, id }) => framework === 'CIS AWS' && id === '6.0.0 6.1.1'));
    const sarif = JSON.parse(atrest(folder.path, ['lint', 'v.yaml', '--format', 'sarif']).stdout) as {
      runs: [
        { tool: { driver: { rules: [{ properties: { controls: string[]; controlBasis: Record<string, string> } }] } } },
      ];
    };
    const { controls, controlBasis } = sarif.runs[0].tool.driver.rules[0].properties;
    assert.deepEqual(Object.keys(controlBasis), controls);
    assert.match(controlBasis['HIPAA 164.312(e)(2)(ii)'] ?? '', /conformance pack/);
  });
  it('has no rules where nothing is found', () => {
    folder.write({ 'v.yaml': clean, 'b.yaml': clean });
    assert.deepEqual(lint().rules, []);
  });
});

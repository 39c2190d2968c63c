import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { controlsOf } from '../../rules/controls.ts';
import { catalogue } from '../../rules/index.ts';
import { pageEnd } from '../../rules/page-sections.ts';
import { FRAMEWORKS } from '../../server/model/kind.ts';
import type { Control } from '../../server/model/kind.ts';

const controlsOfRule = (id: string): readonly Control[] =>
  catalogue.rules().find((rule) => rule.id === id)?.controls ?? assert.fail(`there is no rule ${id}`);
const idsOf = (id: string, framework: Control['framework']): readonly string[] =>
  controlsOfRule(id)
    .filter((control) => control.framework === framework)
    .map((control) => control.id);

describe('controls', () => {
  const rules = catalogue.rules();

  it('are on every rule that is about keeping or moving data, each with its basis and once', () => {
    for (const { id, concern, controls } of rules) {
      if (concern !== 'other') assert.ok(controls.length > 0, id);
      assert.equal(
        new Set(controls.map(({ framework, id: control }) => `${framework} ${control}`)).size,
        controls.length,
        id,
      );
      for (const { framework, id: control, basis } of controls) {
        assert.ok(FRAMEWORKS.includes(framework) && control.length > 0 && basis.length > 5, `${id} ${control}`);
      }
    }
  });
  it('of data at rest are on every rung of every store', () => {
    for (const { id, rung, concern, controls } of rules) {
      if (rung === undefined || concern === 'other') continue;
      for (const [framework, control] of [
        ['HIPAA', '164.312(a)(2)(iv)'],
        ['NIST 800-53 r5', 'SC-28'],
        ['ISO 27001', 'A.8.24'],
        ['PCI DSS 4.0', '3.5.1'],
      ]) {
        assert.ok(
          controls.some((one) => one.framework === framework && one.id === control),
          `${id} ${control ?? ''}`,
        );
      }
    }
  });
  it("of transmission are on rules of transit, and at rest only where AWS's conformance pack maps them", () => {
    for (const { id, concern, controls } of rules) {
      const transmission = controls.filter(
        ({ framework, id: control }) => framework === 'HIPAA' && control.startsWith('164.312(e)'),
      );
      if (concern === 'in-transit') assert.ok(transmission.length > 0, id);
      else for (const { basis } of transmission) assert.match(basis, /conformance pack.*weak fit/s, id);
    }
    assert.deepEqual(idsOf('ebs-volume-encrypted', 'HIPAA'), ['164.312(a)(2)(iv)', '164.312(e)(2)(ii)']);
    assert.deepEqual(idsOf('sqs-queue-encrypted', 'HIPAA'), ['164.312(a)(2)(iv)']);
    // Not in the pack, though Guard and cdk-nag have them in sets of their own.
    assert.deepEqual(idsOf('logs-log-group-kms-key', 'HIPAA'), ['164.312(a)(2)(iv)']);
    assert.deepEqual(idsOf('dynamodb-table-kms-key', 'HIPAA'), ['164.312(a)(2)(iv)']);
  });
  it('with a number in a standard are those of the table', () => {
    const table = parse(readFileSync(join(import.meta.dirname, 'numbered-controls.yaml'), 'utf8')) as unknown;
    const numbered = rules.flatMap(({ id, controls }) => {
      const of = ['FSBP', 'AWS Config', 'CIS AWS'].flatMap((framework) => {
        const ids = controls.filter((one) => one.framework === framework).map((one) => one.id);
        return ids.length === 0 ? [] : [[framework, ids] as const];
      });
      return of.length === 0 ? [] : [[id, Object.fromEntries(of)] as const];
    });
    assert.deepEqual(Object.fromEntries(numbered), table);
  });
  it('of CIS carry the version, for numbers move', () => {
    for (const { id, controls } of rules) {
      for (const control of controls)
        if (control.framework === 'CIS AWS') assert.match(control.id, /^\d\.0\.\d \d(\.\d)+$/, id);
    }
    assert.ok(idsOf('ebs-account-default-on', 'CIS AWS').includes('3.0.0 2.2.1'));
    assert.ok(idsOf('rds-instance-encrypted', 'CIS AWS').includes('5.0.0 2.2.1'));
    assert.ok(idsOf('efs-file-system-encrypted', 'CIS AWS').includes('6.0.0 3.3.1'));
    assert.deepEqual(idsOf('cloudtrail-trail-kms-key', 'CIS AWS').slice(-1), ['7.0.0 4.5']);
    assert.deepEqual(idsOf('kms-key-rotated', 'CIS AWS')[0], '3.0.0 3.6');
    assert.deepEqual(idsOf('s3-bucket-kms-key', 'CIS AWS'), []);
  });
  it('that ask for encryption alone are not on rules that ask for a better key', () => {
    assert.deepEqual(idsOf('ebs-volume-encrypted', 'FSBP'), ['EC2.3']);
    assert.deepEqual(idsOf('ebs-volume-customer-key', 'FSBP'), []);
    assert.deepEqual(idsOf('s3-bucket-kms-key', 'FSBP'), ['S3.17']);
    assert.deepEqual(idsOf('s3-bucket-customer-key', 'FSBP'), []);
    assert.ok(idsOf('ebs-volume-customer-key', 'NIST 800-53 r5').includes('SA-9(6)'));
    assert.ok(!idsOf('ebs-volume-encrypted', 'NIST 800-53 r5').includes('SA-9(6)'));
  });
  it('of FSBP are those of the standard; others say that they stand beside it', () => {
    assert.deepEqual(idsOf('workspaces-user-volume-encrypted', 'FSBP'), ['WorkSpaces.1']);
    assert.deepEqual(idsOf('workspaces-root-volume-encrypted', 'FSBP'), ['WorkSpaces.2']);
    assert.deepEqual(idsOf('firehose-stream-encrypted', 'FSBP'), ['DataFirehose.1']);
    assert.deepEqual(idsOf('emr-local-disks-encrypted', 'FSBP'), ['EMR.3']);
    assert.deepEqual(idsOf('emr-root-volume-encrypted', 'FSBP'), ['EMR.3']);
    assert.deepEqual(idsOf('efs-file-system-encrypted', 'FSBP'), ['EFS.1', 'EFS.8']);
    assert.deepEqual(idsOf('ebs-mapping-encrypted', 'FSBP'), ['EC2.3', 'EC2.181', 'EC2.173']);
    for (const { id, controls } of rules)
      for (const { framework, id: control, basis } of controls)
        if (framework === 'FSBP' && ['S3.17', 'SNS.1', 'KMS.4', 'Athena.1'].includes(control))
          assert.match(basis, /not in the FSBP|has left FSBP|retired/, `${id} ${control}`);
  });
  it('name logs and backups by controls of their own', () => {
    for (const id of ['cloudtrail-trail-kms-key', 'logs-log-group-kms-key']) {
      assert.deepEqual(idsOf(id, 'PCI DSS 4.0'), ['10.3.2', '3.5.1'], id);
      assert.ok(idsOf(id, 'NIST 800-53 r5').includes('AU-9(3)'), id);
    }
    for (const id of ['backup-vault-customer-key', 'rds-cluster-snapshot-encrypted'])
      assert.ok(idsOf(id, 'NIST 800-53 r5').includes('CP-9(8)'), id);
  });
  it('warn on pages that encryption of a store is not enough for card numbers', () => {
    for (const id of [
      'ebs-volume-encrypted',
      's3-bucket-kms-key',
      'rds-instance-encrypted',
      'fsx-file-system-kms-key',
    ]) {
      const rule = rules.find((one) => one.id === id);
      assert.ok(rule);
      assert.match(pageEnd([rule], new Map()).join('\n'), /3\.5\.1\.2.*not enough by itself/, id);
    }
    const rotated = rules.find(({ id }) => id === 'kms-key-rotated');
    assert.ok(rotated);
    assert.doesNotMatch(pageEnd([rotated], new Map()).join('\n'), /3\.5\.1\.2/);
  });
  it('keep the first basis of a control that comes twice', () => {
    const own: Control = { framework: 'ISO 27001', id: 'A.8.24', basis: 'a reason of its own' };
    const all = controlsOf([own], 'encrypt', 'customer-key').filter(({ id }) => id === 'A.8.24');
    assert.deepEqual(all, [own]);
  });
});

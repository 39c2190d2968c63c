/** A store says which rungs it meets and why, passes included: the evidence that an inventory shows. */
import assert from 'node:assert/strict';
import { hopWords } from '../../server/engine/findings/hop-words.ts';
import type { RungReport, StoreReport } from '../../server/model/finding.ts';
import { lintFiles } from '../picture/lint-files.ts';

const KEY = '  Key: { Type: AWS::KMS::Key }\n';

function store(text: string, address: string): StoreReport {
  const { analyses } = lintFiles({
    'template.yaml': `Conditions:\n  Live: !Equals [!Ref AWS::Region, x]\nResources:\n${text}`,
  });
  const found = analyses[0]?.stores.find(({ site }) => site.resource.address === address);
  assert.ok(found);
  return found;
}
const truths = ({ rungs }: StoreReport): readonly string[] =>
  rungs.map(({ rule, truth, excused }) => `${rule.rung}: ${truth}${excused ? ', excused' : ''}`);
const told = (rung: RungReport | undefined): readonly string[] => rung?.hops.map(({ of }) => hopWords(of)) ?? [];

describe('the rungs of a store', () => {
  it('are all met under a key of its own, by facts and along a chain of evidence', () => {
    const report = store(
      `${KEY}  Data: { Type: AWS::EC2::Volume, Properties: { Encrypted: true, KmsKeyId: !GetAtt Key.Arn } }\n`,
      'Data',
    );
    assert.equal(report.verdict, 'pass');
    assert.equal(report.finding, undefined);
    assert.deepEqual(truths(report), ['encrypted: yes', 'declared: yes', 'customer-key: yes']);
    for (const rung of report.rungs) {
      assert.equal(rung.facts.length, 1);
      assert.match(rung.facts[0]?.sources?.[0] ?? '', /^https:\/\/docs\.aws\.amazon\.com\//);
      assert.deepEqual(told(rung).slice(0, 3), ['`Encrypted` is `true`', '`KmsKeyId` is `Key`', 'KMS key `Key`']);
    }
  });
  it('are met up to the level that it has', () => {
    const report = store('  Data: { Type: AWS::EC2::Volume, Properties: { Encrypted: true } }\n', 'Data');
    assert.deepEqual(truths(report), ['encrypted: yes', 'declared: yes', 'customer-key: no']);
    assert.deepEqual(told(report.rungs[0]).slice(0, 2), ['`Encrypted` is `true`', '`KmsKeyId` is not written']);
  });
  it('that fail in one case rest on that case', () => {
    const report = store(
      `${KEY}  Data: { Type: AWS::EC2::Volume, Properties: { Encrypted: !If [Live, true, false], KmsKeyId: !If [Live, !GetAtt Key.Arn, !Ref AWS::NoValue] } }\n`,
      'Data',
    );
    assert.deepEqual(truths(report), ['encrypted: no', 'declared: no', 'customer-key: no']);
    assert.equal(told(report.rungs[0])[0], '`Encrypted` is `false`');
  });
  it('are unknown where a value is', () => {
    const report = store('  Data: { Type: AWS::EC2::Volume, Properties: { Encrypted: !ImportValue x } }\n', 'Data');
    assert.deepEqual(truths(report), ['encrypted: unknown', 'declared: unknown', 'customer-key: no']);
    // On or off: what is imported is written, and leaves nothing to the account.
    assert.equal(report.rungs[0]?.facts.length, 2);
  });

  const excused: readonly (readonly [what: string, text: string, fact: RegExp])[] = [
    [
      'takes access logs',
      '  Data: { Type: AWS::S3::Bucket, Properties: { AccessControl: LogDeliveryWrite } }\n',
      /log/,
    ],
    [
      'is scratch',
      '  Data: { Type: AWS::FSx::FileSystem, Properties: { FileSystemType: LUSTRE, LustreConfiguration: { DeploymentType: SCRATCH_2 } } }\n',
      /^FSx makes a key of its own for each scratch file system/,
    ],
    [
      'has a disk in its host',
      '  Data: { Type: AWS::SageMaker::EndpointConfig, Properties: { ProductionVariants: [{ InstanceType: ml.g5.xlarge }] } }\n',
      /^instances with a local disk encrypt it in hardware/,
    ],
  ];
  for (const [what, text, fact] of excused)
    it(`are excused by what the service can not do: ${what}`, () => {
      const { rungs } = store(text, 'Data');
      const kms = rungs.filter(({ rule }) => rule.rung === 'kms-key' || rule.rung === 'customer-key');
      assert.ok(kms.length > 0);
      for (const rung of kms) {
        assert.deepEqual([rung.truth, rung.excused, rung.facts.length], ['yes', true, 1]);
        assert.match(rung.facts[0]?.because ?? '', fact);
      }
    });
});

/** The steps of a judgement: told as they are written here, and never other than what the judgement came to. */
import assert from 'node:assert/strict';
import type { Analysis } from '../../server/model/finding.ts';
import { DEFAULTS, type Settings } from '../../server/model/settings.ts';
import type { Site } from '../../server/model/source.ts';
import type { Working } from '../../server/model/working.ts';
import { rangeOf } from '../../server/app/position.ts';
import { analyzer, lintFiles } from '../picture/lint-files.ts';
import { filesWith, readExpectations } from '../rules/expectations.ts';

const settings: Settings = { ...DEFAULTS, profile: 'strict' };
const worked = (analysis: Analysis, address: string, under: Settings = settings): readonly Working[] =>
  analysis.project.resources
    .filter((resource) => resource.address === address)
    .flatMap((resource) => analyzer.work(resource, analysis, under));
const placed = (site: Site): string =>
  `${site.document.uri.slice('file:///project/'.length)}:${String(rangeOf(site).start.line)}`;

/** What is told of a resource as the kind; of its rules, those named. */
function told(name: string, text: string, address: string, kind: string, rules: readonly string[]): string {
  const [analysis] = lintFiles({ [name]: text }).analyses;
  assert.ok(analysis);
  return worked(analysis, address)
    .filter((working) => working.kind.id === kind)
    .map((working) => ({ ...working, rules: working.rules.filter(({ rule }) => rules.includes(rule.id)) }))
    .map((working) => `${analyzer.workText(working, placed).toString()}\n`)
    .join('');
}

describe('the working of a judgement', () => {
  it('of a store that conditions decide tells each case', () => {
    const text = `Parameters:
  Key: { Type: String, Default: '' }
Conditions:
  HasKey: !Not [!Equals [!Ref Key, '']]
Resources:
  Disk:
    Type: AWS::EC2::Volume
    Properties:
      Encrypted: !If [HasKey, true, false]
      KmsKeyId: !If [HasKey, !Ref Key, !Ref AWS::NoValue]
`;
    assert.equal(
      told('a.yaml', text, 'Disk', 'ebs-volume', ['kms-key-declared']),
      `EBS volume \`Disk\`, as ebs-volume (a.yaml:6)
  level when \`HasKey\` is true: aws or customer
    read source at SourceVolumeId: is not written
    read encrypted at Encrypted: is \`true\` (a.yaml:9)
      through condition \`HasKey\` is true (a.yaml:4)
    read key at KmsKeyId: can't be known: it depends on parameter \`Key\`, which differs from its default here (a.yaml:10)
      through condition \`HasKey\` is true (a.yaml:4)
    clause 1: no
      source is there: no
    clause 2: yes
      encrypted is true: yes
      gives aws or customer (declared): the key named encrypts it; where none is named, the default EBS key of the account and Region does (\`aws/ebs\` unless changed)
  level when \`HasKey\` is false: none
    read source at SourceVolumeId: is not written
    read encrypted at Encrypted: is \`false\` (a.yaml:9)
      through condition \`HasKey\` is false (a.yaml:4)
    read snapshot at SnapshotId: is not written
    clause 1: no
      source is there: no
    clause 2: no
      encrypted is true: no
    clause 3: no
      any of: no
        account has ebs-encryption-by-default: no
        there is aws_ebs_encryption_by_default where enabled is true: no
        there is aws_ebs_encryption_by_default where enabled is not there: no
    clause 4: no
      snapshot is there: no
    clause 5: yes
      encrypted is there: yes
      gives none (declared): encryption is written off
  rung ebs-volume-encrypted (error): no; a finding
  rung ebs-volume-encryption-declared (error): no; not told: another rung of this store is
  rung ebs-volume-customer-key (error): no; not told: another rung of this store is
  rule kms-key-declared (error): met, or it does not apply
    asked when \`HasKey\` is true
      read key at KmsKeyId: can't be known: it depends on parameter \`Key\`, which differs from its default here (a.yaml:10)
        through condition \`HasKey\` is true (a.yaml:4)
      requires: yes
        not: yes
          key names what is not declared: no
    asked when \`HasKey\` is false
      read key at KmsKeyId: is not written (a.yaml:10)
        through condition \`HasKey\` is false (a.yaml:4)
        through \`AWS::NoValue\` removes it (a.yaml:10)
      requires: yes
        not: yes
          key names what is not declared: no
`,
    );
  });

  it('of a key that another resource holds follows it', () => {
    const text = `Resources:
  Hsm:
    Type: AWS::KMS::Key
    Properties: { KeySpec: RSA_2048, KeyUsage: SIGN_VERIFY }
  Topic:
    Type: AWS::SNS::Topic
    Properties: { KmsMasterKeyId: !Ref Hsm }
`;
    assert.equal(
      told('a.yaml', text, 'Topic', 'sns-topic', ['kms-key-symmetric']),
      `SNS topic \`Topic\`, as sns-topic (a.yaml:5)
  level: customer
    read key at KmsMasterKeyId: is \`Hsm\` (a.yaml:7)
    clause 1: yes
      key is there: yes
      gives customer (declared): messages are encrypted with the KMS key named
  rung sns-topic-kms-key (error): yes; met, or it does not apply
  rung sns-topic-customer-key (error): yes; met, or it does not apply
  rule kms-key-symmetric (error): a finding
    asked
      read key at KmsMasterKeyId: is \`Hsm\` (a.yaml:7)
      requires: no
        any of: no
          not: no
            key is there: yes
          through key, as kms-key: no
            all of: no
              any of: no
                not: no
                  spec is there: yes
                spec is "SYMMETRIC_DEFAULT": no
              any of: not looked at
`,
    );
  });

  it('of a Terraform resource names what others write for it', () => {
    const text = JSON.stringify(
      {
        resource: {
          aws_s3_bucket: { b: {} },
          aws_s3_bucket_server_side_encryption_configuration: {
            b: {
              bucket: '${aws_s3_bucket.b.id}',
              rule: { apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } },
            },
          },
        },
      },
      null,
      2,
    );
    assert.equal(
      told('main.tf.json', text, 'aws_s3_bucket.b', 's3-bucket', []),
      `S3 bucket \`aws_s3_bucket.b\`, as s3-bucket (main.tf.json:4)
  level: service
    read algorithm at rule.apply_server_side_encryption_by_default.sse_algorithm of \`aws_s3_bucket_server_side_encryption_configuration.b\`: is \`AES256\` (main.tf.json:11)
    clause 1: no
      algorithm is one of "aws:kms", "aws:kms:dsse": no
    clause 2: yes
      algorithm is there: yes
      gives service (declared): SSE-S3 is written down; its key belongs to the service
  rung s3-bucket-encryption-declared (error): yes; met, or it does not apply
  rung s3-bucket-kms-key (error): no; a finding
  rung s3-bucket-customer-key (error): no; not told: another rung of this store is
`,
    );
  });

  it('keeps what is secret', () => {
    const text = JSON.stringify({
      variable: { on: { default: 'hunter2', sensitive: true } },
      resource: { aws_ebs_volume: { d: { size: 1, encrypted: '${var.on}' } } },
    });
    const all = told('main.tf.json', text, 'aws_ebs_volume.d', 'ebs-volume', ['kms-key-declared']);
    assert.match(all, /read encrypted at encrypted: can't be known: it is marked as sensitive /);
    assert.doesNotMatch(all, /hunter2/);
  });

  /** Of every fourth row of the expectations, under a profile that asks much and one that asks little. */
  for (const [name, under] of [
    ['strict', settings],
    ['recommended', DEFAULTS],
  ] as const)
    it(`comes to what was judged: ${name}`, () => {
      const rows = [...readExpectations().values()].flatMap((one) => one.rows);
      const sample = rows.filter((_, index) => index % 4 === 0).map(filesWith);
      let rules = 0;
      for (const files of sample) {
        for (const analysis of lintFiles(files, under).analyses) {
          for (const resource of analysis.project.resources) {
            const workings = analyzer.work(resource, analysis, under);
            const outcomes = workings.flatMap((one) => [...one.rungs, ...one.rules]);
            const tellers = outcomes.filter(({ outcome }) => outcome === 'told').map(({ rule }) => rule.id);
            const findings = analysis.findings.filter((one) => one.resource === resource && !one.suppressed);
            assert.deepEqual(tellers.sort(), findings.map(({ rule }) => rule.id).sort(), resource.type);
            const levels = workings.flatMap(({ cases }) => cases.map((one) => one.levels.join('|')));
            const stores = analysis.stores.filter(({ site }) => site.resource === resource);
            assert.deepEqual(
              levels,
              stores.map(({ protection }) => protection.levels.join('|')),
              resource.type,
            );
            rules += outcomes.length;
          }
        }
      }
      assert.ok(rules > 2000, String(rules));
    });
});

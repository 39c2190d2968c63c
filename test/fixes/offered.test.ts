/** Which fixes are offered, and which are made unasked. */
import assert from 'node:assert/strict';
import { catalogue } from '../../rules/index.ts';
import { applyEdits } from '../../server/edits/apply.ts';
import type { Analysis, Finding } from '../../server/model/finding.ts';
import { analyzer, lintFiles, uriOf } from '../picture/lint-files.ts';

function lint(file: string, text: string): { readonly analysis: Analysis; readonly findings: readonly Finding[] } {
  const [analysis] = lintFiles({ [file]: text }).analyses;
  assert.ok(analysis);
  return { analysis, findings: analysis.findings };
}
const fixesOf = (finding: Finding, analysis: Analysis): readonly string[] =>
  analyzer.fixes(finding, analysis).fixes.flatMap(({ id }) => (id === 'suppress' ? [] : [id]));

describe('fixes', () => {
  // What comes from a snapshot of somebody else may be under any key; naming none would choose the AWS-managed one.
  const unseen: readonly (readonly [type: string, properties: string, from: string, rule: string])[] = [
    ['AWS::EC2::Volume', 'Size: 1', 'SnapshotId: !ImportValue s', 'ebs-volume-encrypted'],
    ['AWS::EC2::Volume', 'Size: 1', 'SnapshotId: snap-1, Encrypted: !ImportValue x', 'ebs-volume-encrypted'],
    ['AWS::RDS::DBCluster', 'Engine: mysql', 'SnapshotIdentifier: !ImportValue s', 'rds-cluster-encrypted'],
  ];
  for (const [type, own, from, rule] of unseen)
    it(`never take a better key away that can not be seen: ${type}, ${from}`, () => {
      const offeredWith = (properties: string): readonly string[] => {
        const text = `Resources:\n  D:\n    Type: ${type}\n    Properties: { ${properties} }\n`;
        const { findings, analysis } = lint('a.yaml', text);
        const found = findings.find((finding) => finding.rule.id === rule);
        assert.ok(found, text);
        return fixesOf(found, analysis);
      };
      assert.ok(offeredWith(own).includes('aws'));
      assert.ok(!offeredWith(`${own}, ${from}`).includes('aws'));
    });

  it('name keys of the same module alone, and are not refused for others', () => {
    const disk = { aws_ebs_volume: { d: { size: 1 } } };
    const root = { resource: { aws_kms_key: { root: {} }, ...disk }, module: { m: { source: './m' } } };
    const files = { 'main.tf.json': JSON.stringify(root), 'm/main.tf.json': JSON.stringify({ resource: disk }) };
    const [analysis] = lintFiles(files).analyses;
    assert.ok(analysis);
    const offeredFor = (address: string): readonly unknown[] => {
      const found = analysis.findings.find(
        ({ rule, resource }) => rule.id === 'ebs-volume-encrypted' && resource.address === address,
      );
      assert.ok(found, address);
      return [...fixesOf(found, analysis), analyzer.fixes(found, analysis).refused];
    };
    const named = 'customer:aws_kms_key.root';
    assert.deepEqual(offeredFor('aws_ebs_volume.d'), ['aws', named, 'customer:(new)', 'customer:(parameter)', []]);
    assert.deepEqual(offeredFor('module.m.aws_ebs_volume.d'), ['aws', 'customer:(new)', 'customer:(parameter)', []]);
  });

  it('suppress nothing where a comment of the author stands in the place for it', () => {
    const queue = (note: unknown): string =>
      JSON.stringify({ resource: { aws_sqs_queue: { q: { '//': note, sqs_managed_sse_enabled: false } } } });
    const offeredBeside = (note: unknown): readonly string[] => {
      const { findings, analysis } = lint('main.tf.json', queue(note));
      const found = findings.find(({ rule }) => rule.id === 'sqs-queue-encrypted');
      assert.ok(found);
      return analyzer.fixes(found, analysis).fixes.map(({ id }) => id);
    };
    assert.ok(offeredBeside({ comment: 'of the shop' }).includes('suppress'));
    assert.ok(!offeredBeside('of the shop').includes('suppress'));
    assert.ok(offeredBeside('of the shop').includes('service'));
  });

  it('of all findings leave suppressed ones alone', () => {
    const queue = (name: string, before = ''): string =>
      `${before}  ${name}:\n    Type: AWS::SQS::Queue\n    Properties: { SqsManagedSseEnabled: false }\n`;
    const ignore = '  # atrest: ignore[*] -- holds public data\n';
    const text = `Resources:\n${queue('A')}${queue('B', ignore)}`;
    const { findings, analysis } = lint('a.yaml', text);
    assert.ok(findings.some(({ suppressed, resource }) => suppressed && resource.address === 'B'));
    const edits = analyzer.fixAll(findings, analysis);
    assert.ok(edits.every(({ uri }) => uri === uriOf('a.yaml')));
    const after = applyEdits(text, edits);
    assert.ok(after.includes('A:\n    Type: AWS::SQS::Queue\n    Properties: { SqsManagedSseEnabled: true }'));
    assert.ok(after.endsWith(queue('B', ignore)));
  });

  it('that change a file outside of the project are not preferred, deployed or not', () => {
    for (const deployed of [true, false]) {
      const { analyses } = lintFiles(
        {
          'main.tf.json': JSON.stringify({
            variable: { rotate: { type: 'bool', default: true } },
            resource: { aws_kms_key: { data: { enable_key_rotation: '${var.rotate}' } } },
          }),
          'terraform.tfvars.json': '{ "rotate": false }',
        },
        { deployed },
      );
      const found = analyses.flatMap((analysis) =>
        analysis.findings.flatMap((finding) =>
          finding.rule.id === 'kms-key-rotated' ? analyzer.fixes(finding, analysis).fixes : [],
        ),
      );
      const [fix] = found;
      assert.ok(fix);
      assert.deepEqual(
        fix.documents.map(({ uri }) => uri),
        [uriOf('terraform.tfvars.json')],
      );
      assert.deepEqual([fix.impact, fix.access, fix.preferred], ['in-place', 'unchanged', false]);
    }
  });

  it('that may be wrong are not preferred', () => {
    const { findings, analysis } = lint(
      'a.yaml',
      'Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties: { SqsManagedSseEnabled: !ImportValue x }\n',
    );
    for (const finding of findings.filter(({ verdict }) => verdict === 'unknown'))
      for (const fix of analyzer.fixes(finding, analysis).fixes) assert.equal(fix.preferred, false, fix.title);
    assert.deepEqual(
      analyzer.fixAll(
        findings.filter(({ verdict }) => verdict === 'unknown'),
        analysis,
      ),
      [],
    );
  });

  it('name the nearest key first', () => {
    const key = (name: string): string =>
      `  ${name}: { Type: AWS::KMS::Key, Properties: { EnableKeyRotation: true } }\n`;
    const filler = Array.from({ length: 4 }, (_, index) => `  L${String(index)}: { Type: AWS::IAM::Role }\n`).join('');
    const volume = '  D: { Type: AWS::EC2::Volume, Properties: { Encrypted: true } }\n';
    const { findings, analysis } = lint('a.yaml', `Resources:\n${key('Far')}${filler}${key('Near')}${volume}`);
    const finding = findings.find(({ rule }) => rule.id === 'ebs-volume-customer-key');
    assert.ok(finding);
    assert.deepEqual(fixesOf(finding, analysis).slice(0, 2), ['customer:Near', 'customer:Far']);
  });

  it('that replace a store ask, unless what it held is kept', () => {
    const confirmOf = (policy: string): string | undefined => {
      const text = `Resources:\n  D:\n    Type: AWS::RDS::DBInstance\n${policy}    Properties: { Engine: mysql }\n`;
      const { findings, analysis } = lint('a.yaml', text);
      const finding = findings.find(({ rule }) => rule.id === 'rds-instance-encrypted');
      return finding && analyzer.fixes(finding, analysis).fixes.find(({ id }) => id === 'aws')?.loses;
    };
    assert.match(confirmOf('') ?? '', /removes the old one with its data/);
    for (const policy of ['Retain', 'Snapshot'])
      assert.equal(confirmOf(`    UpdateReplacePolicy: ${policy}\n`), undefined, policy);
    assert.match(confirmOf('    UpdateReplacePolicy: Delete\n') ?? '', /with its data/);
  });
});

describe('fixes that give something up', () => {
  for (const rule of [
    's3-bucket-log-target-not-kms',
    'kms-key-kept-with-data',
    'kms-key-usable',
    'athena-workgroup-enforced',
    'ebs-account-default-on',
  ])
    it(`${rule}: are offered, never applied unasked`, () => {
      const makes = catalogue.rules().find(({ id }) => id === rule);
      assert.ok(makes && makes.rung === undefined && makes.makes?.every(({ asked }) => asked));
    });
  it('are not preferred', () => {
    const { analyses } = lintFiles({
      'template.yaml': `Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties:
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' }
  Data:
    Type: AWS::S3::Bucket
    Properties: { LoggingConfiguration: { DestinationBucketName: !Ref Logs } }
`,
    });
    const [analysis] = analyses;
    const finding = analysis?.findings.find(({ rule }) => rule.id === 's3-bucket-log-target-not-kms');
    assert.ok(analysis && finding);
    const fixes = analyzer.fixes(finding, analysis).fixes.filter(({ id }) => !id.startsWith('suppress'));
    assert.deepEqual(
      fixes.map(({ preferred }) => preferred),
      [false],
    );
    assert.equal(analyzer.preferred(finding, analysis), undefined);
  });
});

/** From one version of a text to the next: what did not change keeps its findings, and nothing stale is kept. */
import assert from 'node:assert/strict';
import { readTemplate } from '../../server/dialects/cloudformation/read.ts';
import type { Analysis, Project } from '../../server/model/finding.ts';
import { DEFAULTS } from '../../server/model/settings.ts';
import type { Document } from '../../server/model/source.ts';
import { parse } from '../../server/syntax/parse.ts';
import { yaml } from '../../server/syntax/yaml/yaml.ts';
import { analyzer } from '../picture/lint-files.ts';

const settings = { ...DEFAULTS, profile: 'strict' as const };
const reader = { document: () => undefined, text: () => undefined, list: () => [] };
interface Version {
  readonly document: Document;
  readonly project: Project;
  readonly analysis: Analysis;
}
function version(text: string, last?: Version): Version {
  const document = parse({ uri: 'file:///project/t.yaml', version: 1, text, syntax: yaml }, last?.document);
  const project = readTemplate(document, 0, { reader, previous: last?.project });
  const steps = analyzer.analyze(project, () => settings, last?.analysis);
  for (;;) {
    const step = steps.next();
    if (step.done) return { document, project, analysis: step.value };
  }
}
const told = ({ analysis }: Version): readonly string[] =>
  analysis.findings.map(
    ({ rule, resource, suppressed, fixable, message }) =>
      `${resource.address} ${rule.id} ${suppressed ? 'suppressed' : 'shown'} ${String(fixable)} ${message}`,
  );

// Long enough to be read in pieces.
const volumes = Array.from(
  { length: 400 },
  (_, index) => `  V${String(index)}:\n    Type: AWS::EC2::Volume\n    Properties: { Size: 1 }\n`,
);
const template = (...parts: readonly string[]): string => `Resources:\n${parts.join('')}`;
const ignored = '  # atrest: ignore[sqs-queue] -- test\n  Q:\n    Type: AWS::SQS::Queue\n';
const KEY = '  K:\n    Type: AWS::KMS::Key\n';
const ALIAS = '  A:\n    Type: AWS::KMS::Alias\n    Properties: { AliasName: alias/a, TargetKeyId: !Ref K }\n';
const TABLE =
  '  T:\n    Type: AWS::DynamoDB::Table\n    Properties: { SSESpecification: { SSEEnabled: true, KMSMasterKeyId: !Ref K } }\n';
const QUEUE =
  '  Q:\n    Type: AWS::SQS::Queue\n    DeletionPolicy: Retain\n    Properties: { KmsMasterKeyId: !Ref K }\n';
const BUCKETS = '  B:\n    Type: AWS::S3::Bucket\n  C:\n    Type: AWS::S3::Bucket\n';
const POLICY =
  '  P:\n    Type: AWS::S3::BucketPolicy\n    Properties: { Bucket: !Ref C, PolicyDocument: { Statement: [] } }\n';
const of = ({ analysis }: Version, address: string): unknown =>
  analysis.findings.find(({ resource }) => resource.address === address);

describe('reuse of findings', () => {
  it('goes on beside a suppression of something else', () => {
    const first = version(template(ignored, ...volumes));
    const second = version(template(ignored, ...volumes, '  New:\n    Type: AWS::EC2::Volume\n'), first);
    assert.ok(of(first, 'V7'));
    assert.equal(of(second, 'V7'), of(first, 'V7'));
  });

  for (const [what, before, after] of [
    [
      'a suppression that comes',
      template(...volumes),
      template('  # atrest: ignore[ebs-volume] -- test\n', ...volumes),
    ],
    ['a suppression that goes', template('  # atrest: ignore[ebs-volume] -- test\n', ...volumes), template(...volumes)],
    [
      'a suppression that moves on',
      template(ignored, ...volumes),
      template(ignored, '  # atrest: ignore[ebs-volume-encrypted] -- test\n', ...volumes),
    ],
    [
      'a store under a key that comes to be kept',
      template(KEY, TABLE, ...volumes),
      template(KEY, TABLE.replace('    Properties', '    DeletionPolicy: Retain\n    Properties'), ...volumes),
    ],
    ['a store under a key, of a type that was not there', template(KEY, ...volumes), template(KEY, ...volumes, QUEUE)],
    [
      'an alias that puts a store under a key',
      template(KEY, QUEUE.replace('!Ref K', '!Ref A'), ...volumes),
      template(KEY, QUEUE.replace('!Ref K', '!Ref A'), ALIAS, ...volumes),
    ],
    [
      'a policy that comes to be of nobody knows which bucket',
      template(BUCKETS, POLICY, ...volumes),
      template(BUCKETS, POLICY.replace('!Ref C', '!ImportValue bucket'), ...volumes),
    ],
    [
      'a key that comes',
      template('  L:\n    Type: AWS::Logs::LogGroup\n', ...volumes),
      template('  L:\n    Type: AWS::Logs::LogGroup\n', ...volumes, '  K:\n    Type: AWS::KMS::Key\n'),
    ],
    [
      'a key that goes',
      template('  L:\n    Type: AWS::Logs::LogGroup\n', ...volumes, '  K:\n    Type: AWS::KMS::Key\n'),
      template('  L:\n    Type: AWS::Logs::LogGroup\n', ...volumes),
    ],
  ] as const)
    it(`never outlives ${what}`, () => {
      assert.notDeepEqual(told(version(before)), told(version(after)));
      assert.deepEqual(told(version(after, version(before))), told(version(after)));
    });
});

describe('whether a finding is fixable', () => {
  const fixable = (text: string, address: string): boolean | undefined =>
    version(text).analysis.findings.find(({ resource }) => resource.address === address)?.fixable;
  const log = '  L:\n    Type: AWS::Logs::LogGroup\n';

  it('is yes where a fix names a key, whether the project has one or not', () => {
    assert.equal(fixable(template(log), 'L'), true);
    assert.equal(fixable(template(log, '  K:\n    Type: AWS::KMS::Key\n'), 'L'), true);
  });

  it('agrees with the fixes that there are', () => {
    const { analysis } = version(
      template(
        log,
        ...volumes.slice(0, 1),
        ignored,
        '  D:\n    Type: AWS::EC2::Volume\n    Properties: { SnapshotId: s }\n',
      ),
    );
    for (const finding of analysis.findings)
      assert.equal(
        analyzer.fixes(finding, analysis).fixes.some(({ id }) => id !== 'suppress'),
        finding.fixable,
        finding.rule.id,
      );
  });
});

describe('words', () => {
  const message = (body: string): string | undefined =>
    version(template(body)).analysis.findings.find(({ suppressed, rule }) => !suppressed && rule.rung)?.message;

  it('of what is written off do not say that nothing is written', () => {
    const text = message(
      '  # atrest: ignore[sqs-queue-encrypted] -- test\n  Q:\n    Type: AWS::SQS::Queue\n    Properties: { SqsManagedSseEnabled: false }\n',
    );
    assert.match(text ?? '', /is stated not to be encrypted/);
  });
  it('of what may not be encrypted do not call its key AWS-managed', () => {
    const text = message('  V:\n    Type: AWS::EC2::Volume\n    Properties: { Encrypted: !ImportValue x }\n');
    assert.match(text ?? '', /does not use a customer-managed key, whatever else it is/);
  });
});

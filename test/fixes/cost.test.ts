/** What a fix costs from then on: told where a key is billed that was not before, and nowhere else. */
import assert from 'node:assert/strict';
import { costWords, type KeyCost } from '../../server/model/cost.ts';
import type { Fix } from '../../server/model/finding.ts';
import { analyzer, lintFiles } from '../picture/lint-files.ts';

const KEY = `  Key:\n    Type: AWS::KMS::Key\n    Properties: { EnableKeyRotation: true, KeyPolicy: { Statement: [] } }\n`;

/** Cost of each fix of the resource's first finding of the rule, by id. */
function costs(text: string, rule: string): Readonly<Record<string, KeyCost | undefined>> {
  const { analyses } = lintFiles({ 'template.yaml': `Resources:\n${text}` }, { profile: 'strict' });
  const [analysis] = analyses;
  const finding = analysis?.findings.find((one) => one.rule.id === rule);
  assert.ok(analysis && finding, `${rule}: ${String(analysis?.findings.map((one) => one.rule.id))}`);
  const mended = analyzer.fixes(finding, analysis).fixes.filter(({ outcome }) => outcome.is === 'mended');
  return Object.fromEntries(mended.map(({ id, cost }: Fix) => [id, cost]));
}
const NOTHING = undefined;
const REQUESTS = { per10000Requests: 0.03 };
const A_NEW_KEY = { perMonth: 1, perRotation: 1 };

describe('the cost of a fix', () => {
  it('of a table under the key of DynamoDB: nothing to write that down, requests under a key that is billed', () => {
    const table = '  Table: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [] } }\n';
    assert.deepEqual(costs(table + KEY, 'dynamodb-table-encryption-declared'), {
      service: NOTHING,
      'customer:Key': REQUESTS,
      'customer:(new)': { ...A_NEW_KEY, ...REQUESTS },
      'customer:(parameter)': REQUESTS,
    });
  });
  it('of a volume that is not encrypted: requests, with the AWS-managed key, too', () => {
    const volume = '  Data: { Type: AWS::EC2::Volume, Properties: { Size: 1, AvailabilityZone: a } }\n';
    assert.deepEqual(costs(volume, 'ebs-volume-encrypted'), {
      aws: REQUESTS,
      'customer:(new)': { ...A_NEW_KEY, ...REQUESTS },
      'customer:(parameter)': REQUESTS,
    });
  });
  it('of a secret under the AWS-managed key: a new key, and nothing with one that is there', () => {
    const secret = '  Secret: { Type: AWS::SecretsManager::Secret }\n';
    assert.deepEqual(costs(secret + KEY, 'secretsmanager-secret-customer-key'), {
      'customer:Key': NOTHING,
      'customer:(new)': A_NEW_KEY,
      'customer:(parameter)': NOTHING,
    });
  });
  it('of a queue that may use keys of SQS', () => {
    const queue = '  Queue: { Type: AWS::SQS::Queue, Properties: { SqsManagedSseEnabled: false } }\n';
    assert.equal(costs(queue, 'sqs-queue-encrypted')['service'], NOTHING);
    const managed = queue.replace('false', 'true');
    assert.deepEqual(costs(managed, 'sqs-queue-kms-key')['aws'], REQUESTS);
  });
  it('of rotation', () => {
    const key = '  Key: { Type: AWS::KMS::Key, Properties: { KeyPolicy: { Statement: [] } } }\n';
    assert.deepEqual(costs(key, 'kms-key-rotated'), { 0: { perRotation: 1 } });
  });
  it('is told in words', () => {
    assert.equal(
      costWords({ ...A_NEW_KEY, ...REQUESTS }),
      'Cost: USD 1 a month for the key, USD 1 more for each of its first two rotations, USD 0.03 for 10,000 requests to KMS beyond the free ones.',
    );
    assert.equal(costWords({ perRotation: 1 }), 'Cost: USD 1 a month more for each of the first two rotations.');
  });
  it('is part of what is explained', () => {
    const text = 'Resources:\n  Topic: { Type: AWS::SNS::Topic }\n';
    const [analysis] = lintFiles({ 'a.yaml': text }, { profile: 'strict' }).analyses;
    const finding = analysis?.findings.find(({ rule }) => rule.id === 'sns-topic-kms-key');
    assert.ok(analysis && finding);
    const fix = analyzer.offers(finding, analysis).first();
    const line = /^- Cost: USD 0\.03 for 10,000 requests to KMS beyond the free ones\.$/m;
    assert.match(analyzer.explainText(finding, fix).toString(), line);
    assert.doesNotMatch(analyzer.explainText(finding).toString(), line);
  });
});

/** Whom a fix shuts out, judged from what the project holds. */
import assert from 'node:assert/strict';
import type { Fix, Refusal } from '../../server/model/finding.ts';
import { analyzer, lintFiles } from '../picture/lint-files.ts';

const ROOT =
  '{ Effect: Allow, Principal: { AWS: !Sub "arn:aws:iam::${AWS::AccountId}:root" }, Action: "kms:*", Resource: "*" }';
const service = (name: string): string =>
  `{ Effect: Allow, Principal: { Service: !Sub "${name}" }, Action: "kms:*", Resource: "*" }`;
const LOGS = service('logs.${AWS::Region}.amazonaws.com');
const key = (name: string, ...statements: readonly string[]): string =>
  `  ${name}:\n    Type: AWS::KMS::Key\n    Properties:\n      EnableKeyRotation: true\n      KeyPolicy: { Statement: [${statements.join(', ')}] }\n`;

/** Fixes of the resource's findings of the rule, by id, and what can't be done. */
function choices(text: string, rule: RegExp): { readonly fixes: readonly Fix[]; readonly refused: readonly Refusal[] } {
  const { analyses } = lintFiles({ 'template.yaml': `Parameters:\n  KeyArn: { Type: String }\nResources:\n${text}` });
  const [analysis] = analyses;
  const finding = analysis?.findings.find((one) => rule.test(one.rule.id));
  assert.ok(analysis && finding, rule.source);
  return analyzer.fixes(finding, analysis);
}
const told = (text: string, rule: RegExp): readonly string[] =>
  choices(text, rule)
    .fixes.filter(({ id }) => /^(aws|service|customer:[A-Z]\w*)$/.test(id))
    .map(({ id, access, preferred }) => `${id} ${access}${preferred ? ', unasked' : ''}`);

const GROUP = '  Logs: { Type: AWS::Logs::LogGroup }\n';
const TOPIC = '  Topic: { Type: AWS::SNS::Topic }\n';
const ALARM = '  Alarm: { Type: AWS::CloudWatch::Alarm, Properties: { AlarmActions: [!Ref Topic] } }\n';

describe('access', () => {
  it('is unchanged where the key lets the service in, and then the fix may be applied unasked', () => {
    assert.deepEqual(told(GROUP + key('Key', ROOT, LOGS), /^logs/), ['customer:Key unchanged, unasked']);
  });
  it('is denied where the key shuts the service out, and the user is asked', () => {
    const [fix] = choices(GROUP + key('Key', ROOT), /^logs/).fixes;
    assert.equal(fix?.access, 'denies-clients');
    assert.match(fix.title, /with key `Key` \(shuts out `logs\.<region>\.amazonaws\.com`\)$/);
    assert.match(fix.confirm ?? '', /^This shuts out `logs\.<region>\.amazonaws\.com`: the log group is refused/);
    assert.equal(fix.preferred, false);
  });
  it("keys that let everyone in come first, and the choice between keys is the user's", () => {
    assert.deepEqual(told(GROUP + key('Near', ROOT) + key('Far', ROOT, LOGS), /^logs/), [
      'customer:Far unchanged',
      'customer:Near denies-clients',
    ]);
  });
  it("may need to be given where the policy can't be read", () => {
    const text = `${GROUP}  Key: { Type: AWS::KMS::Key, Properties: { KeyPolicy: !Ref KeyArn } }\n`;
    assert.deepEqual(told(text, /^logs/), ['customer:Key needs-key-access']);
  });
  it('of a topic that alarms publish to: lost without an error under the AWS-managed key', () => {
    const text = TOPIC + ALARM;
    assert.deepEqual(told(text, /^sns-topic-kms/), ['aws denies-clients']);
    const [fix] = choices(text, /^sns-topic-kms/).fixes;
    assert.match(fix?.title ?? '', /\(shuts out `cloudwatch\.amazonaws\.com`, without an error\)$/);
    assert.match(fix?.confirm ?? '', /alarms go off but no longer reach the topic/);
  });
  it('of a topic that nothing here publishes to: callers need the key, services may', () => {
    assert.deepEqual(told(TOPIC + key('Key', ROOT), /^sns-topic-kms/), [
      'aws needs-key-access',
      'customer:Key needs-key-access',
    ]);
  });
  it('silent losses are named before others', () => {
    const text = `${TOPIC}${ALARM}  Bucket:\n    Type: AWS::S3::Bucket\n    Properties: { NotificationConfiguration: { TopicConfigurations: [{ Event: "s3:*", Topic: !Ref Topic }] } }\n`;
    const [fix] = choices(text, /^sns-topic-kms/).fixes;
    assert.match(fix?.title ?? '', /shuts out `cloudwatch\.amazonaws\.com` and 1 more, without an error/);
    assert.match(fix?.confirm ?? '', /^This shuts out `cloudwatch[^]*This shuts out `s3\.amazonaws\.com`: S3 refuses/);
  });
  it("of what works by a grant is unchanged under the account's own policy", () => {
    const volume = '  Data: { Type: AWS::EFS::FileSystem, Properties: { Encrypted: true } }\n';
    assert.deepEqual(told(volume + key('Key', ROOT), /^efs-file-system-customer/), ['customer:Key unchanged']);
  });
  it('of what readers decrypt themselves has to be given to them', () => {
    const secret = '  Secret: { Type: AWS::SecretsManager::Secret }\n';
    assert.deepEqual(told(secret + key('Key', ROOT), /^secretsmanager-secret-customer/), [
      'customer:Key needs-key-access',
    ]);
  });
  it("a bucket that takes a load balancer's logs gets no KMS key", () => {
    const balancer =
      '  Balancer:\n    Type: AWS::ElasticLoadBalancingV2::LoadBalancer\n    Properties:\n      LoadBalancerAttributes:\n        - { Key: access_logs.s3.enabled, Value: "true" }\n        - { Key: access_logs.s3.bucket, Value: !Ref Bucket }\n';
    const { fixes, refused } = choices(
      `  Bucket: { Type: AWS::S3::Bucket }\n${balancer}${key('Key', ROOT)}`,
      /^s3-bucket-enc/,
    );
    assert.deepEqual(
      fixes.filter(({ id }) => id !== 'suppress').map(({ id }) => id),
      ['service'],
    );
    assert.ok(
      refused.every(({ because }) => /^No .*KMS key works here|^No customer-managed key works here/.test(because)),
    );
  });
});

describe('the key that AWS manages', () => {
  // Callers of other accounts are shut out by it, whatever the service.
  for (const [type, properties, rule] of [
    ['AWS::SNS::Topic', {}, 'sns-topic-kms-key'],
    ['AWS::SQS::Queue', { SqsManagedSseEnabled: true }, 'sqs-queue-kms-key'],
    ['AWS::Kinesis::Stream', { ShardCount: 1 }, 'kinesis-stream-encrypted'],
    ['AWS::DynamoDB::Table', { KeySchema: [], SSESpecification: { SSEEnabled: false } }, 'dynamodb-table-kms-key'],
    [
      'AWS::S3::Bucket',
      {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
      },
      's3-bucket-kms-key',
    ],
    ['aws_ssm_parameter', { name: 'password', type: 'String', value: 'v' }, 'ssm-parameter-encrypted'],
  ] as const)
    it(`may need to be given access to: ${type}`, () => {
      const terraform = type.startsWith('aws_');
      const text = JSON.stringify(
        terraform
          ? { resource: { [type]: { it: properties } } }
          : { Resources: { It: { Type: type, Properties: properties } } },
      );
      const { analyses } = lintFiles({ [terraform ? 'main.tf.json' : 'a.json']: text });
      const [analysis] = analyses;
      const stores = analysis?.findings.filter(({ rule: { rung } }) => rung !== undefined) ?? [];
      const aws = stores.flatMap((finding) =>
        analysis
          ? analyzer
              .fixes(finding, analysis)
              .fixes.filter(({ outcome }) => outcome.is === 'mended' && outcome.key === 'aws')
          : [],
      );
      assert.ok(aws.length > 0, rule);
      for (const { access, preferred } of aws)
        assert.deepEqual({ access, preferred }, { access: 'needs-key-access', preferred: false });
    });
});

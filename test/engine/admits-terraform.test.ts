/** Key policies in the notations of Terraform: jsonencode, a document, a text, a resource of its own. */
import assert from 'node:assert/strict';
import { judge } from './key-judge.ts';

describe('keys admit, in Terraform', () => {
  const tf = (policy: unknown, more: object = {}, data: object = {}): Readonly<Record<string, string>> => ({
    'main.tf.json': JSON.stringify({
      variable: { who: { type: 'string' } },
      data: {
        aws_caller_identity: { me: {} },
        aws_region: { here: {} },
        aws_partition: { here: {} },
        ...data,
      },
      resource: {
        aws_kms_key: { key: policy === undefined ? {} : { policy } },
        aws_sqs_queue: { queue: { kms_master_key_id: '${aws_kms_key.key.arn}' } },
        aws_sns_topic_subscription: {
          one: {
            protocol: 'sqs',
            topic_arn: 'arn:aws:sns:eu-west-1:111122223333:t',
            endpoint: '${aws_sqs_queue.queue.arn}',
          },
        },
        ...more,
      },
    }),
  });
  const queue = (...args: Parameters<typeof tf>): string | undefined =>
    judge(tf(...args), 'aws_sqs_queue.queue')['sqs-sns'];
  const HCL = (principal: string): string =>
    `\${jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { ${principal} }, Action = ["kms:GenerateDataKey", "kms:Decrypt"], Resource = "*" }] })}`;
  const document = (...statements: readonly object[]): object => ({
    aws_iam_policy_document: { key: { statement: statements } },
  });
  const FROM_DOCUMENT = '${data.aws_iam_policy_document.key.json}';
  const allow = (type: string, identifiers: readonly string[], more: object = {}): object => ({
    actions: ['kms:*'],
    resources: ['*'],
    principals: { type, identifiers },
    ...more,
  });

  it('jsonencode', () => {
    assert.equal(queue(HCL('Service = "sns.amazonaws.com"')), 'yes');
    assert.equal(queue(HCL('AWS = "arn:aws:iam::${data.aws_caller_identity.me.account_id}:root"')), 'no');
    assert.equal(queue(HCL('Service = var.who')), 'unknown');
  });
  it('aws_iam_policy_document', () => {
    const root = allow('AWS', [
      'arn:${data.aws_partition.here.partition}:iam::${data.aws_caller_identity.me.account_id}:root',
    ]);
    assert.equal(queue(FROM_DOCUMENT, {}, document(root)), 'no');
    assert.equal(queue(FROM_DOCUMENT, {}, document(root, allow('Service', ['sns.amazonaws.com']))), 'yes');
    const condition = (variable: string, values: readonly string[]): object => ({
      condition: { test: 'StringEquals', variable, values },
    });
    const narrowed = condition('aws:SourceAccount', ['${data.aws_caller_identity.me.account_id}']);
    assert.equal(queue(FROM_DOCUMENT, {}, document(allow('Service', ['sns.amazonaws.com'], narrowed))), 'yes');
    assert.equal(judge(tf(FROM_DOCUMENT, {}, document(root)), 'aws_sqs_queue.queue')['sqs-queue'], 'yes');
  });
  it('a text', () => {
    const text = JSON.stringify({
      Statement: { Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'kms:*', Resource: '*' },
    });
    assert.equal(queue(text), 'yes');
    assert.equal(queue(text.replace('sns.', 'sqs.')), 'no');
  });
  it('a resource of its own, and none at all', () => {
    assert.equal(queue(undefined), 'no');
    const policy = {
      aws_kms_key_policy: {
        key: { key_id: '${aws_kms_key.key.key_id}', policy: HCL('Service = "sns.amazonaws.com"') },
      },
    };
    assert.equal(queue(undefined, policy), 'yes');
  });
  it('is not to be told where grants may let others in', () => {
    const grant = {
      aws_kms_grant: {
        one: { key_id: '${aws_kms_key.key.key_id}', grantee_principal: 'arn', operations: ['Decrypt'] },
      },
    };
    assert.equal(queue(undefined, grant), 'unknown');
  });
  it('the log service by the Region of the provider', () => {
    const logs = (principal: string): string | undefined =>
      judge(
        tf(
          FROM_DOCUMENT,
          { aws_cloudwatch_log_group: { app: { name: '/app', kms_key_id: '${aws_kms_key.key.arn}' } } },
          document(allow('Service', [principal])),
        ),
        'aws_cloudwatch_log_group.app',
      )['cloudwatch-logs'];
    assert.equal(logs('logs.${data.aws_region.here.name}.amazonaws.com'), 'yes');
    assert.equal(logs('logs.${data.aws_region.here.region}.amazonaws.com'), 'yes');
    assert.equal(logs('logs.eu-west-1.amazonaws.com'), 'unknown');
    assert.equal(logs('logs.${var.who}.amazonaws.com'), 'unknown');
  });
});

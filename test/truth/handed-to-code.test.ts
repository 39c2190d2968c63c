/** What a custom resource is handed it may change: verdicts on its policy are not known. */
import assert from 'node:assert/strict';
import { json, said } from './said.ts';

const root = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'kms:*', Resource: '*' };
const stack = (extra: object = {}): Readonly<Record<string, string>> => ({
  'a.json': json({
    Conditions: { X: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-central-1'] } },
    Resources: {
      Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Version: '2012-10-17', Statement: [root] } } },
      Queue: { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: { Ref: 'Key' } } },
      Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: { Ref: 'Key' } } },
      S: {
        Type: 'AWS::SNS::Subscription',
        Properties: { Protocol: 'sqs', TopicArn: { Ref: 'Topic' }, Endpoint: { 'Fn::GetAtt': ['Queue', 'Arn'] } },
      },
      Bucket: { Type: 'AWS::S3::Bucket' },
      ...extra,
    },
  }),
});
const custom = (handed: unknown, Type = 'Custom::Grant'): Readonly<Record<string, string>> =>
  stack({
    C: { Type, Properties: { ServiceToken: 'arn:aws:lambda:eu-central-1:111122223333:function:f', ...{ handed } } },
  });
const fails = (files: Readonly<Record<string, string>>, rules: string): readonly string[] =>
  said(files, rules).filter((line) => line.endsWith(' fail'));

describe('a key or bucket that is handed to code', () => {
  const admits = 'Queue kms-key-admits-service fail';
  const plain = 'Bucket s3-bucket-policy-denies-plain-http fail';

  it('is judged by its policy where it is handed to nobody', () => {
    assert.deepEqual(fails(stack(), 'kms-key-admits'), [admits]);
    assert.deepEqual(fails(stack(), 's3-bucket-policy-denies-plain'), [plain]);
    assert.deepEqual(fails(custom({ Ref: 'Topic' }), 'kms-key-admits'), [admits]);
  });

  for (const type of ['Custom::Grant', 'AWS::CloudFormation::CustomResource'])
    it(`is not known to ${type}, however deep it stands there`, () => {
      for (const handed of [
        { 'Fn::GetAtt': ['Key', 'Arn'] },
        [{ deep: { Ref: 'Key' } }],
        { 'Fn::If': ['X', { Ref: 'Key' }, 'no'] },
      ])
        assert.deepEqual(fails(custom(handed, type), 'kms-key-admits'), []);
      assert.deepEqual(fails(custom({ Ref: 'Bucket' }, type), 's3-bucket-policy-denies-plain'), []);
      assert.match(
        said(custom({ Ref: 'Bucket' }, type), 's3-bucket-policy-denies-plain', true).join('\n'),
        /unknown.*`C` runs code that may change it/,
      );
    });

  it('in Terraform is so by an invocation of a function', () => {
    const module = (input: string): Readonly<Record<string, string>> => ({
      'main.tf': `resource "aws_s3_bucket" "b" {}\nresource "aws_lambda_invocation" "i" {\n  function_name = "f"\n  input         = ${input}\n}\n`,
    });
    const rule = 's3-bucket-policy-denies-plain';
    assert.equal(fails(module('"{}"'), rule).length, 1);
    assert.deepEqual(fails(module('jsonencode({ bucket = aws_s3_bucket.b.id })'), rule), []);
  });
});

import { all, any, documented, entries, is, key, kind, not, present, severity, text } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { functionUses } from './key-uses.ts';

const OFF = severity('off', 'off', 'off');

/** A function keeps something of its own at rest under this key only where it has variables, snapshots or a code key. */
export const lambdaFunction = kind('lambda-function', () => ({
  noun: 'Lambda function',
  facets: {
    key: key(),
    variables: entries('environment variables'),
    snapStart: text('SnapStart'),
    codeKey: key('code key'),
  },
  types: {
    'AWS::Lambda::Function': {
      facets: {
        key: 'KmsKeyArn',
        variables: 'Environment.Variables',
        snapStart: 'SnapStart.ApplyOn',
        codeKey: 'Code.SourceKMSKeyArn',
      },
      applies: any(present('variables'), is('snapStart', 'PublishedVersions'), present('codeKey')),
      impact: { '*': 'in-place' },
    },
    'AWS::Serverless::Function': {
      facets: { key: 'KmsKeyArn', variables: 'Environment.Variables', snapStart: 'SnapStart.ApplyOn' },
      applies: any(present('variables'), is('snapStart', 'PublishedVersions')),
      impact: { '*': 'in-place' },
    },
    aws_lambda_function: {
      facets: {
        key: 'kms_key_arn',
        variables: 'environment.variables',
        snapStart: 'snap_start.apply_on',
        codeKey: 'source_kms_key_arn',
      },
      applies: any(present('variables'), is('snapStart', 'PublishedVersions'), present('codeKey')),
      since: { codeKey: '6.0' },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: functionUses,
  store: keyedStore(
    'aws',
    documented(
      'environment variables are always encrypted; without a key of yours, with `aws/lambda`',
      'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html',
    ),
  ),
  why: "Under the AWS-managed key, everyone who may read the function's configuration reads its variables. Secrets belong in Secrets Manager or Parameter Store all the same.",
}));

/** Code is not customer data: the rule is there for those who turn it on. */
export const functionCode = kind('lambda-function-code', () => ({
  noun: 'Lambda deployment package',
  facets: { key: key('code key'), image: text('image'), mode: text('storage mode') },
  types: {
    'AWS::Lambda::Function': {
      each: 'Code',
      facets: { key: 'SourceKMSKeyArn', image: 'ImageUri', mode: 'S3ObjectStorageMode' },
      applies: all(not(present('image')), not(is('mode', 'REFERENCE'))),
      impact: { '*': 'in-place' },
    },
    aws_lambda_function: {
      facets: { key: 'source_kms_key_arn', image: 'image_uri' },
      applies: not(present('image')),
      since: { key: '6.0' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore(
    'service',
    documented(
      'without a key of yours, the package is encrypted with one of the service',
      'https://docs.aws.amazon.com/lambda/latest/dg/encrypt-zip-package.html',
    ),
    [],
    { severity: { 'kms-key': OFF, 'customer-key': OFF } },
  ),
}));

export const durableExecution = kind('lambda-durable-execution', () => ({
  noun: 'Lambda durable execution data',
  facets: { key: key() },
  types: {
    'AWS::Lambda::Function': {
      each: 'DurableConfig',
      facets: { key: 'KMSKeyArn' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore(
    'service',
    documented(
      'payloads of durable executions are always encrypted; without a key of yours, with one that AWS owns',
      'https://docs.aws.amazon.com/lambda/latest/dg/durable-encryption.html',
    ),
  ),
}));

/** What stores of services L to Z come to: kind and levels of every store of a resource, as the reports say. */
import assert from 'node:assert/strict';
import { lintFiles } from '../picture/lint-files.ts';

type Case = readonly [what: string, about: RegExp, files: unknown, expect: readonly string[]];
const stack = (resources: unknown): unknown => ({ 'stack.json': { Resources: resources } });
const cf = (type: string, properties: unknown): unknown => stack({ It: { Type: type, Properties: properties } });
const tf = (resource: unknown): unknown => ({ 'main.tf.json': { resource } });

const cases: readonly Case[] = [
  [
    'an RDS cluster restored under a key is under it; without one, it is as the snapshot is',
    /^rds-cluster$/,
    stack({
      Keyed: {
        Type: 'AWS::RDS::DBCluster',
        Properties: { SnapshotIdentifier: 's', StorageEncrypted: true, KmsKeyId: 'alias/a' },
      },
      Plain: { Type: 'AWS::RDS::DBCluster', Properties: { SnapshotIdentifier: 's', StorageEncrypted: true } },
    }),
    ['Keyed rds-cluster customer declared pass', 'Plain rds-cluster none|service|aws|customer inherited'],
  ],
  [
    'a Lambda function without variables keeps nothing under its key',
    /^lambda-function$/,
    cf('AWS::Lambda::Function', { Handler: 'a.b' }),
    [],
  ],
  [
    'a Lambda function with variables uses an AWS-managed key',
    /^lambda-function$/,
    cf('AWS::Serverless::Function', { Environment: { Variables: { A: 'b' } } }),
    ['It lambda-function aws default'],
  ],
  [
    'the code of a Lambda image is not a package',
    /^lambda-function-code$/,
    cf('AWS::Lambda::Function', { Code: { ImageUri: 'x' } }),
    [],
  ],
  [
    'a key of Step Functions counts only beside the type that asks for it',
    /^stepfunctions-/,
    tf({
      aws_sfn_state_machine: {
        a: { encryption_configuration: { type: 'AWS_OWNED_KEY', kms_key_id: 'arn:aws:kms:eu-west-1:1:key/1' } },
        b: {},
      },
    }),
    [
      'aws_sfn_state_machine.a stepfunctions-state-machine service declared',
      'aws_sfn_state_machine.b stepfunctions-state-machine service default',
    ],
  ],
  [
    'a policy of OpenSearch Serverless is read out of its text; a network policy is not asked',
    /^opensearchserverless-/,
    stack({
      Key: { Type: 'AWS::KMS::Key' },
      Owned: {
        Type: 'AWS::OpenSearchServerless::SecurityPolicy',
        Properties: { Type: 'encryption', Policy: '{"Rules":[],"AWSOwnedKey":true}' },
      },
      Named: {
        Type: 'AWS::OpenSearchServerless::SecurityPolicy',
        Properties: {
          Type: 'encryption',
          Policy: '{"AWSOwnedKey":true,"KmsARN":"arn:aws:kms:eu-west-1:111122223333:key/1"}',
        },
      },
      Network: { Type: 'AWS::OpenSearchServerless::SecurityPolicy', Properties: { Type: 'network', Policy: '[{}]' } },
      Plain: { Type: 'AWS::OpenSearchServerless::Collection', Properties: { Name: 'c' } },
    }),
    [
      'Owned opensearchserverless-encryption-policy service declared',
      'Named opensearchserverless-encryption-policy aws|customer declared',
      'Plain opensearchserverless-collection service|customer default',
    ],
  ],
  [
    'the two volumes of a WorkSpace are switched one by one',
    /^workspaces-/,
    cf('AWS::WorkSpaces::Workspace', { UserVolumeEncryptionEnabled: true }),
    ['It workspaces-root-volume none default', 'It workspaces-user-volume aws declared'],
  ],
  [
    'Performance Insights counts where it is on, a managed password likewise',
    /^rds-(performance|master)/,
    cf('AWS::RDS::DBInstance', { EnablePerformanceInsights: true, ManageMasterUserPassword: 'true' }),
    ['It rds-master-secret aws default', 'It rds-performance-insights aws default'],
  ],
  [
    'Performance Insights that is off keeps nothing',
    /^rds-(performance|master)/,
    tf({ aws_db_instance: { a: { performance_insights_enabled: false } } }),
    [],
  ],
  [
    'Redshift with a key and no switch is encrypted with the key',
    /^redshift-cluster$/,
    stack({
      Key: { Type: 'AWS::KMS::Key' },
      It: { Type: 'AWS::Redshift::Cluster', Properties: { KmsKeyId: { Ref: 'Key' } } },
    }),
    ['It redshift-cluster customer declared pass'],
  ],
  [
    'a secure string is encrypted, other parameters are not',
    /^ssm-parameter$/,
    tf({ aws_ssm_parameter: { a: { type: 'SecureString' }, b: { type: 'String' } } }),
    ['aws_ssm_parameter.a ssm-parameter aws declared', 'aws_ssm_parameter.b ssm-parameter none declared'],
  ],
  [
    'a table follows its table bucket, and is never worse than a key of S3 elsewhere',
    /^s3tables-table$/,
    tf({
      aws_s3tables_table_bucket: { b: {} },
      aws_s3tables_table: {
        a: { table_bucket_arn: '${aws_s3tables_table_bucket.b.arn}' },
        c: { table_bucket_arn: 'arn:aws:s3tables:eu-west-1:1:bucket/x' },
      },
    }),
    [
      'aws_s3tables_table.a s3tables-table service inherited',
      'aws_s3tables_table.c s3tables-table service|aws|customer inherited',
    ],
  ],
  [
    'canaries use an AWS-managed key unless SSE-S3 is asked for',
    /^synthetics-canary$/,
    stack({
      A: { Type: 'AWS::Synthetics::Canary', Properties: {} },
      B: {
        Type: 'AWS::Synthetics::Canary',
        Properties: { ArtifactConfig: { S3Encryption: { EncryptionMode: 'SSE_S3' } } },
      },
    }),
    ['A synthetics-canary aws default', 'B synthetics-canary service declared'],
  ],
  [
    'an endpoint on instances with a local disk is not asked for a key',
    /^sagemaker-endpoint-config$/,
    stack({
      Disk: {
        Type: 'AWS::SageMaker::EndpointConfig',
        Properties: { ProductionVariants: [{ InstanceType: 'ml.g5.xlarge' }] },
      },
      Volume: {
        Type: 'AWS::SageMaker::EndpointConfig',
        Properties: { ProductionVariants: [{ InstanceType: 'ml.m5.large' }] },
      },
    }),
    ['Disk sagemaker-endpoint-config service default pass', 'Volume sagemaker-endpoint-config service default'],
  ],
  [
    'S3_MANAGED_KEY is no key of yours',
    /^securitylake-/,
    cf('AWS::SecurityLake::DataLake', { EncryptionConfiguration: { KmsKeyId: 'S3_MANAGED_KEY' } }),
    ['It securitylake-data-lake service declared'],
  ],
  [
    'a log bucket is known by its policy and not asked for KMS',
    /^s3-bucket$/,
    tf({
      aws_s3_bucket: { logs: { bucket: 'logs' } },
      aws_s3_bucket_policy: {
        p: {
          bucket: '${aws_s3_bucket.logs.id}',
          policy: JSON.stringify({
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 'logging.s3.amazonaws.com' },
                Action: 's3:PutObject',
                Resource: '*',
              },
            ],
          }),
        },
      },
      aws_s3_bucket_server_side_encryption_configuration: {
        e: {
          bucket: '${aws_s3_bucket.logs.id}',
          rule: { apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } },
        },
      },
    }),
    ['aws_s3_bucket.logs s3-bucket service declared pass'],
  ],
  [
    'a filter has the key of an event source mapping, the mapping has none',
    /^lambda-event-source-mapping$/,
    cf('AWS::Lambda::EventSourceMapping', { FunctionName: 'f' }),
    [],
  ],
];

describe('levels of stores, L to Z', () => {
  for (const [what, about, files, expect] of cases)
    it(what, () => {
      const texts = Object.fromEntries(
        Object.entries(files as Record<string, unknown>).map(([name, value]) => [name, JSON.stringify(value)]),
      );
      const stores = lintFiles(texts).analyses.flatMap((analysis) => analysis.stores);
      assert.deepEqual(
        stores
          .filter(({ kind }) => about.test(kind.id))
          .map(({ site, kind, protection, verdict }) =>
            [
              site.resource.address,
              kind.id,
              protection.levels.join('|'),
              protection.basis,
              ...(verdict === 'pass' ? ['pass'] : []),
            ].join(' '),
          ),
        expect,
      );
    });
});

/** What stores of services A to K come to: kind and levels of every store of a resource, as the reports say. */
import assert from 'node:assert/strict';
import { lintFiles } from '../picture/lint-files.ts';

interface Case {
  readonly what: string;
  readonly yaml?: string;
  readonly tf?: unknown;
  readonly about: RegExp;
  readonly expect: readonly string[];
}
const stack = (body: string): string => `Resources:\n${body.replace(/^/gm, '  ')}\n`;
const KEY = 'K: { Type: AWS::KMS::Key }\n';

const cases: readonly Case[] = [
  {
    what: "a reference to a key is never the service's own word for its key",
    about: /^(dsql-cluster|qldb-ledger|securitylake-data-lake)$/,
    yaml: stack(`${KEY}C: { Type: AWS::DSQL::Cluster, Properties: { KmsEncryptionKey: !GetAtt K.Arn } }
L: { Type: AWS::QLDB::Ledger, Properties: { KmsKey: !GetAtt K.Arn } }
D: { Type: AWS::SecurityLake::DataLake, Properties: { EncryptionConfiguration: { KmsKeyId: !GetAtt K.Arn } } }`),
    expect: [
      'C dsql-cluster customer declared pass',
      'L qldb-ledger customer declared pass',
      'D securitylake-data-lake customer declared pass',
    ],
  },
  {
    what: 'a Firehose stream without a source takes records in the clear',
    about: /^firehose-stream$/,
    yaml: stack('F: { Type: AWS::KinesisFirehose::DeliveryStream }'),
    expect: ['F firehose-stream none default'],
  },
  {
    what: 'a Firehose stream fed by Kinesis is not asked',
    about: /^firehose-stream$/,
    yaml: stack(
      'F: { Type: AWS::KinesisFirehose::DeliveryStream, Properties: { KinesisStreamSourceConfiguration: { KinesisStreamARN: a } } }',
    ),
    expect: [],
  },
  {
    what: 'the block of a Firehose stream is its switch, and its key type says whose key',
    about: /^firehose-stream$/,
    yaml: stack(
      `${KEY}F: { Type: AWS::KinesisFirehose::DeliveryStream, Properties: { DeliveryStreamEncryptionConfigurationInput: { KeyType: AWS_OWNED_CMK } } }
G: { Type: AWS::KinesisFirehose::DeliveryStream, Properties: { DeliveryStreamEncryptionConfigurationInput: { KeyType: CUSTOMER_MANAGED_CMK, KeyARN: !GetAtt K.Arn } } }`,
    ),
    expect: ['F firehose-stream service declared', 'G firehose-stream customer declared pass'],
  },
  {
    what: 'a copy of an image from elsewhere may be in the clear, whether it says nothing or false',
    about: /^ebs-image-copy$/,
    tf: {
      aws_ami_copy: {
        a: { source_ami_id: 'ami-0123456789abcdef0' },
        b: { source_ami_id: 'ami-0123456789abcdef0', encrypted: false },
      },
    },
    expect: [
      'aws_ami_copy.a ebs-image-copy none|aws|customer default',
      'aws_ami_copy.b ebs-image-copy none|aws|customer default',
    ],
  },
  {
    what: 'a Firehose key without the switch does nothing',
    about: /^firehose-stream$/,
    tf: {
      aws_kinesis_firehose_delivery_stream: {
        f: { server_side_encryption: { key_type: 'AWS_OWNED_CMK' } },
        g: { server_side_encryption: { enabled: true } },
      },
    },
    expect: [
      'aws_kinesis_firehose_delivery_stream.f firehose-stream none default',
      'aws_kinesis_firehose_delivery_stream.g firehose-stream service declared',
    ],
  },
  {
    what: 'a Firehose destination is as its bucket is, and no worse than keys of S3 where that is not known',
    about: /^firehose-destination$/,
    yaml: stack(
      `B: { Type: AWS::S3::Bucket }
F: { Type: AWS::KinesisFirehose::DeliveryStream, Properties: { S3DestinationConfiguration: { BucketARN: !GetAtt B.Arn } } }
G: { Type: AWS::KinesisFirehose::DeliveryStream, Properties: { S3DestinationConfiguration: { BucketARN: 'arn:aws:s3:::other' } } }`,
    ),
    expect: ['F firehose-destination service inherited', 'G firehose-destination service|aws|customer inherited'],
  },
  {
    what: "CodeBuild keeps KMS unless it is switched off by name; what is not kept, or is the pipeline's, is not asked",
    about: /^codebuild-output$/,
    yaml: stack(
      `A: { Type: AWS::CodeBuild::Project, Properties: { Artifacts: { Type: NO_ARTIFACTS } } }
B: { Type: AWS::CodeBuild::Project, Properties: { Artifacts: { Type: S3, Location: x } } }
C: { Type: AWS::CodeBuild::Project, Properties: { Artifacts: { Type: NO_ARTIFACTS }, SecondaryArtifacts: [{ Type: S3, EncryptionDisabled: "true" }], LogsConfig: { S3Logs: { Status: ENABLED } } } }
D: { Type: AWS::CodeBuild::Project, Properties: { Artifacts: { Type: CODEPIPELINE, EncryptionDisabled: true } } }`,
    ),
    expect: [
      'B codebuild-output aws default pass',
      'C codebuild-output service declared',
      'C codebuild-output aws default pass',
    ],
  },
  {
    what: 'every action and every schedule of a DLM policy is looked at',
    about: /^dlm-/,
    yaml: stack(
      `D:
  Type: AWS::DLM::LifecyclePolicy
  Properties:
    PolicyDetails:
      Actions:
        - CrossRegionCopy: [{ Target: a, EncryptionConfiguration: { Encrypted: true } }, { Target: b, EncryptionConfiguration: { Encrypted: false } }]
      Schedules:
        - CrossRegionCopyRules: [{ Target: c, Encrypted: true }]
        - CrossRegionCopyRules: [{ Target: d, Encrypted: false }]`,
    ),
    expect: [
      'D/a dlm-snapshot-copy aws declared',
      'D/b dlm-snapshot-copy none declared',
      'D/c dlm-snapshot-copy aws declared',
      'D/d dlm-snapshot-copy none declared',
    ],
  },
  {
    what: 'an EMR security configuration is read as an object and as a text',
    about: /^emr-(local|root|s3)/,
    yaml: stack(
      `${KEY}A: { Type: AWS::EMR::SecurityConfiguration, Properties: { SecurityConfiguration: { EncryptionConfiguration: { EnableAtRestEncryption: true, AtRestEncryptionConfiguration: { S3EncryptionConfiguration: { EncryptionMode: SSE-S3 }, LocalDiskEncryptionConfiguration: { EncryptionKeyProviderType: AwsKms, AwsKmsKey: !GetAtt K.Arn } } } } } }
B: { Type: AWS::EMR::SecurityConfiguration, Properties: { SecurityConfiguration: '{"EncryptionConfiguration":{"EnableAtRestEncryption":true,"AtRestEncryptionConfiguration":{"LocalDiskEncryptionConfiguration":{"EncryptionKeyProviderType":"AwsKms","AwsKmsKey":"alias/mine","EnableEbsEncryption":true}}}}' } }`,
    ),
    expect: [
      'A emr-local-disks customer declared pass',
      'A emr-root-volume none default',
      'A emr-s3-data service declared',
      'B emr-local-disks customer declared pass',
      'B emr-root-volume customer declared pass',
      'B emr-s3-data service|aws|customer default',
    ],
  },
  {
    what: 'an EMR cluster is as its security configuration is',
    about: /^emr-cluster-disks$/,
    tf: {
      aws_emr_security_configuration: {
        off: { configuration: '{"EncryptionConfiguration":{"EnableAtRestEncryption":false}}' },
      },
      aws_emr_cluster: {
        a: { security_configuration: '${aws_emr_security_configuration.off.name}' },
        b: {},
      },
    },
    expect: ['aws_emr_cluster.a emr-cluster-disks none inherited', 'aws_emr_cluster.b emr-cluster-disks none default'],
  },
  {
    what: 'Glue modes, and jobs that follow their security configuration',
    about: /^glue-(output|logs|bookmarks|job)$/,
    yaml: stack(
      `S: { Type: AWS::Glue::SecurityConfiguration, Properties: { EncryptionConfiguration: { S3Encryptions: [{ S3EncryptionMode: SSE-S3 }], JobBookmarksEncryption: { JobBookmarksEncryptionMode: CSE-KMS, KmsKeyArn: alias/mine } } } }
J: { Type: AWS::Glue::Job, Properties: { SecurityConfiguration: !Ref S } }
L: { Type: AWS::Glue::Job, Properties: { Command: { Name: glueetl } } }
R: { Type: AWS::Glue::Job, Properties: { Command: { Name: glueray } } }`,
    ),
    expect: [
      'S glue-bookmarks customer declared pass',
      'S glue-logs service default',
      'S glue-output service declared',
      'J glue-job service inherited pass',
      'L glue-job service default',
    ],
  },
  {
    what: 'a key cannot be chosen for a Lustre scratch file system',
    about: /^fsx-file-system$/,
    tf: {
      aws_fsx_lustre_file_system: { s: {}, p: { deployment_type: 'PERSISTENT_2' } },
      aws_fsx_windows_file_system: { w: {} },
    },
    expect: [
      'aws_fsx_lustre_file_system.s fsx-file-system service default pass',
      'aws_fsx_lustre_file_system.p fsx-file-system aws default',
      'aws_fsx_windows_file_system.w fsx-file-system aws default',
    ],
  },
  {
    what: 'a cluster of EKS without a key is encrypted by the service',
    about: /^eks-cluster$/,
    yaml: stack('E: { Type: AWS::EKS::Cluster }'),
    expect: ['E eks-cluster service default'],
  },
  {
    what: 'an API cache counts only where responses are cached',
    about: /^apigateway-cache$/,
    yaml: stack(
      `A: { Type: AWS::ApiGateway::Stage, Properties: { CacheClusterEnabled: true, MethodSettings: [{ ResourcePath: /a, CachingEnabled: true }, { ResourcePath: /b, CachingEnabled: false }, { ResourcePath: /c, CachingEnabled: true, CacheDataEncrypted: true }] } }
B: { Type: AWS::ApiGateway::Stage, Properties: { CacheClusterEnabled: false, MethodSettings: [{ ResourcePath: /a, CachingEnabled: true }] } }`,
    ),
    expect: ['A//a apigateway-cache none default', 'A//c apigateway-cache service declared pass'],
  },
  {
    what: 'AppSync encrypts caches whatever the switch says',
    about: /^appsync-cache$/,
    yaml: stack(
      'A: { Type: AWS::AppSync::ApiCache, Properties: { AtRestEncryptionEnabled: false } }\nB: { Type: AWS::AppSync::ApiCache }',
    ),
    expect: ['A appsync-cache service default', 'B appsync-cache service default'],
  },
  {
    what: 'words for a key that the service owns are no customer key',
    about: /^(keyspaces-table|healthlake-datastore|dsql-cluster|mq-broker|qldb-ledger|securitylake-data-lake)$/,
    yaml: stack(
      `${KEY}A: { Type: AWS::Cassandra::Table, Properties: { EncryptionSpecification: { EncryptionType: AWS_OWNED_KMS_KEY } } }
B: { Type: AWS::HealthLake::FHIRDatastore, Properties: { SseConfiguration: { KmsEncryptionConfig: { CmkType: AWS_OWNED_KMS_KEY } } } }
C: { Type: AWS::DSQL::Cluster, Properties: { KmsEncryptionKey: AWS_OWNED_KMS_KEY } }
D: { Type: AWS::AmazonMQ::Broker, Properties: { EncryptionOptions: { UseAwsOwnedKey: true, KmsKeyId: !GetAtt K.Arn } } }
E: { Type: AWS::AmazonMQ::Broker, Properties: { EncryptionOptions: { UseAwsOwnedKey: false } } }
F: { Type: AWS::QLDB::Ledger, Properties: { KmsKey: AWS_OWNED_KMS_KEY } }
G: { Type: AWS::SecurityLake::DataLake, Properties: { EncryptionConfiguration: { KmsKeyId: S3_MANAGED_KEY } } }`,
    ),
    expect: [
      'A keyspaces-table service declared',
      'B healthlake-datastore service declared',
      'C dsql-cluster service declared',
      'D mq-broker service declared',
      'E mq-broker aws declared',
      'F qldb-ledger service declared',
      'G securitylake-data-lake service declared',
    ],
  },
  {
    what: 'ECS volumes: the provider encrypts them unless told otherwise, the cluster gives a key',
    about: /^ecs-volume$/,
    tf: {
      aws_kms_key: { k: {} },
      aws_ecs_cluster: {
        c: { configuration: { managed_storage_configuration: { kms_key_id: '${aws_kms_key.k.arn}' } } },
      },
      aws_ecs_service: {
        a: { volume_configuration: { name: 'v', managed_ebs_volume: { size_in_gb: 1 } } },
        b: {
          cluster: '${aws_ecs_cluster.c.id}',
          volume_configuration: { name: 'v', managed_ebs_volume: { size_in_gb: 1 } },
        },
        c: { volume_configuration: { name: 'v', managed_ebs_volume: { encrypted: false } } },
      },
    },
    expect: [
      'aws_ecs_service.a/v ecs-volume aws declared',
      'aws_ecs_service.b/v ecs-volume customer inherited pass',
      'aws_ecs_service.c/v ecs-volume none declared',
    ],
  },
  {
    what: 'Athena results follow a bucket of the project, and are not known elsewhere',
    about: /^athena-workgroup$/,
    tf: {
      aws_athena_workgroup: {
        a: { name: 'a' },
        b: { configuration: { result_configuration: { encryption_configuration: { encryption_option: 'SSE_S3' } } } },
      },
    },
    expect: [
      'aws_athena_workgroup.a athena-workgroup service|aws|customer default',
      'aws_athena_workgroup.b athena-workgroup service declared',
    ],
  },
];

describe('levels of stores', () => {
  for (const { what, yaml, tf, about, expect } of cases)
    it(what, () => {
      const files =
        yaml === undefined ? { 'main.tf.json': JSON.stringify({ resource: tf }) } : { 'template.yaml': yaml };
      const stores = lintFiles(files).analyses.flatMap((analysis) => analysis.stores);
      assert.deepEqual(
        stores
          .filter(({ kind }) => about.test(kind.id))
          .map(({ site, kind, protection, verdict }) =>
            [
              `${site.resource.address}${site.identity === undefined ? '' : `/${site.identity}`}`,
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

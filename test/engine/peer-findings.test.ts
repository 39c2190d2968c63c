/**
 * Traps that other tools fall into, and what is true. Numbers are the rows of the survey the cases come from; where AWS's own
 * documentation corrected a row, the correction is what is tested, and said. Row 33 (dead rules) is what test/rules/raises.test.ts
 * and the levels tests are for: every store fails and passes in every type. Row 38 (known after apply) is in test/dialects/plan.
 */
import assert from 'node:assert/strict';
import type { Settings } from '../../server/model/settings.ts';
import { lintFiles } from '../picture/lint-files.ts';

/** `address: rule verdict`, the lowest rung of each store or each formula, in document order; rules left out are not asked about. */
interface Case {
  readonly row: number;
  readonly what: string;
  readonly yaml?: string;
  readonly tf?: unknown;
  readonly about: RegExp;
  readonly expect: readonly string[];
  readonly settings?: Partial<Settings>;
}

const resources = (body: string): string => `Resources:\n${body.replace(/^/gm, '  ')}`;
const tf = (resource: unknown, more: Record<string, unknown> = {}): unknown => ({ ...more, resource });
const KMS_RULE =
  'BucketEncryption:\n      ServerSideEncryptionConfiguration:\n        - ServerSideEncryptionByDefault:';

const cases: readonly Case[] = [
  {
    row: 1,
    what: 'a bucket without encryption is a service default, not "unencrypted"',
    about: /^s3-bucket/,
    yaml: resources('B:\n  Type: AWS::S3::Bucket'),
    expect: ['B: s3-bucket-encryption-declared default'],
  },
  {
    row: 2,
    what: 'aws:kms:dsse is KMS',
    about: /^s3-bucket-(enc|kms|cust)/,
    yaml: resources(
      `K: { Type: AWS::KMS::Key }\nB:\n  Type: AWS::S3::Bucket\n  Properties:\n    ${KMS_RULE} { SSEAlgorithm: aws:kms:dsse, KMSMasterKeyID: !GetAtt K.Arn }`,
    ),
    expect: [],
  },
  {
    row: 3,
    what: 'aws:kms without a key is AWS-managed',
    about: /^s3-bucket-(enc|kms|cust)/,
    yaml: resources(`B:\n  Type: AWS::S3::Bucket\n  Properties:\n    ${KMS_RULE} { SSEAlgorithm: aws:kms }`),
    expect: ['B: s3-bucket-customer-key fail'],
  },
  {
    row: 3,
    what: 'alias/aws/s3 is AWS-managed',
    about: /^s3-bucket-(enc|kms|cust)/,
    yaml: resources(
      `B:\n  Type: AWS::S3::Bucket\n  Properties:\n    ${KMS_RULE} { SSEAlgorithm: aws:kms, KMSMasterKeyID: alias/aws/s3 }`,
    ),
    expect: ['B: s3-bucket-customer-key fail'],
  },
  {
    row: 4,
    what: 'an access-log target is exempt from KMS',
    about: /^s3-bucket-(enc|kms|cust|log)/,
    yaml: resources(
      `B:\n  Type: AWS::S3::Bucket\n  Properties:\n    LoggingConfiguration: { DestinationBucketName: !Ref L }\n    ${KMS_RULE} { SSEAlgorithm: AES256 }\nL:\n  Type: AWS::S3::Bucket\n  Properties:\n    ${KMS_RULE} { SSEAlgorithm: AES256 }`,
    ),
    expect: ['B: s3-bucket-kms-key fail'],
  },
  {
    row: 5,
    what: 'SSE-C opened again',
    about: /sse-c/,
    yaml: resources(
      'B:\n  Type: AWS::S3::Bucket\n  Properties:\n    BucketEncryption: { ServerSideEncryptionConfiguration: [{ BlockedEncryptionTypes: { EncryptionType: [NONE] } }] }',
    ),
    expect: ['B: s3-bucket-sse-c-blocked fail'],
  },
  {
    row: 6,
    what: 'a configuration whose bucket is not known leaves the buckets unknown',
    about: /^s3-bucket-(enc|kms|cust)/,
    tf: tf(
      {
        aws_s3_bucket: { a: {} },
        aws_s3_bucket_server_side_encryption_configuration: {
          x: { bucket: '${var.name}', rule: { apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms' } } },
        },
      },
      { variable: { name: {} } },
    ),
    expect: ['aws_s3_bucket.a: s3-bucket-encryption-declared unknown'],
  },
  {
    row: 7,
    what: 'a queue with nothing set uses SSE-SQS',
    about: /^sqs/,
    yaml: resources('Q:\n  Type: AWS::SQS::Queue'),
    expect: ['Q: sqs-queue-encryption-declared default'],
  },
  {
    row: 7,
    what: 'turned off without a key is unencrypted',
    about: /^sqs/,
    yaml: resources('Q:\n  Type: AWS::SQS::Queue\n  Properties: { SqsManagedSseEnabled: false }'),
    expect: ['Q: sqs-queue-encrypted fail'],
  },
  {
    row: 8,
    what: 'SqsManagedSseEnabled true is declared',
    about: /^sqs/,
    yaml: resources('Q:\n  Type: AWS::SQS::Queue\n  Properties: { SqsManagedSseEnabled: true }'),
    expect: ['Q: sqs-queue-kms-key fail'],
  },
  {
    row: 9,
    what: 'DynamoDB is never unencrypted',
    about: /^dynamodb/,
    yaml: resources(
      'T:\n  Type: AWS::DynamoDB::Table\nU:\n  Type: AWS::DynamoDB::Table\n  Properties: { SSESpecification: { SSEEnabled: false } }',
    ),
    expect: ['T: dynamodb-table-encryption-declared default', 'U: dynamodb-table-kms-key fail'],
  },
  {
    row: 10,
    what: 'stores that are always encrypted are asked about their key only',
    about: /^(logs|secrets|ecr|backup)/,
    yaml: resources(
      'L: { Type: AWS::Logs::LogGroup }\nS: { Type: AWS::SecretsManager::Secret }\nE: { Type: AWS::ECR::Repository }\nV: { Type: AWS::Backup::BackupVault }',
    ),
    expect: [
      'L: logs-log-group-kms-key fail',
      'S: secretsmanager-secret-customer-key fail',
      'E: ecr-repository-encryption-declared default',
      'V: backup-vault-customer-key fail',
    ],
  },
  {
    row: 11,
    what: 'the owner of a key is resolved, not its presence',
    about: /^(sns|secrets)/,
    yaml: `Parameters: { P: { Type: String } }\n${resources('K: { Type: AWS::KMS::Key }\nA: { Type: AWS::SNS::Topic, Properties: { KmsMasterKeyId: alias/aws/sns } }\nB: { Type: AWS::SNS::Topic, Properties: { KmsMasterKeyId: !Ref K } }\nC: { Type: AWS::SNS::Topic, Properties: { KmsMasterKeyId: !Ref P } }\nD: { Type: AWS::SecretsManager::Secret, Properties: { KmsKeyId: alias/aws/secretsmanager } }\nE: { Type: AWS::SNS::Topic, Properties: { KmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab" } }')}`,
    expect: [
      'A: sns-topic-customer-key fail',
      'C: sns-topic-customer-key unknown',
      'D: secretsmanager-secret-customer-key fail',
      'E: sns-topic-customer-key unknown',
    ],
  },
  {
    row: 11,
    what: 'the name of an alias may tell it, though not all of it is known',
    about: /^sqs-queue-cust/,
    yaml: `Parameters: { P: { Type: String } }\n${resources(
      [
        'alias/app-${P}',
        'arn:aws:kms:eu-west-1:${P}:alias/${AWS::StackName}-key',
        'arn:aws:kms:eu-west-1:${P}:alias/app-key',
        'alias/aws/${P}',
        'alias/a${P}',
        'alias/${P}',
        '${P}',
      ]
        .map(
          (key, index) => `Q${String(index)}: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: !Sub "${key}" } }`,
        )
        .join('\n'),
    )}`,
    expect: [
      'Q1: sqs-queue-customer-key unknown',
      'Q3: sqs-queue-customer-key fail',
      'Q4: sqs-queue-customer-key unknown',
      'Q5: sqs-queue-customer-key unknown',
      'Q6: sqs-queue-customer-key unknown',
    ],
  },
  {
    row: 12,
    what: 'AWS::NoValue is absence',
    about: /^(sqs|backup)/,
    yaml: resources(
      'Q: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: !Ref "AWS::NoValue" } }\nV: { Type: AWS::Backup::BackupVault, Properties: { EncryptionKeyArn: !Ref "AWS::NoValue" } }',
    ),
    expect: ['Q: sqs-queue-encryption-declared default', 'V: backup-vault-customer-key fail'],
  },
  {
    row: 13,
    what: 'both branches of an undecidable condition count',
    about: /encrypted$/,
    yaml: `Conditions: { C: !Equals [!Ref "AWS::Region", us-east-1] }\n${resources('A: { Type: AWS::EC2::Volume, Properties: { Encrypted: !If [C, true, false] } }\nB: { Type: AWS::EC2::Volume, Properties: { Encrypted: !If [C, true, "true"] } }\nL: { Type: AWS::AutoScaling::LaunchConfiguration, Properties: { BlockDeviceMappings: [{ DeviceName: /dev/xvda, Ebs: { Encrypted: !If [C, true, false] } }] } }')}`,
    expect: ['A: ebs-volume-encrypted fail', 'L: ebs-launch-configuration-encrypted fail'],
  },
  {
    row: 14,
    what: 'a parameter without a default is not known; allowed values may decide it',
    about: /encrypted$/,
    settings: { profile: 'recommended' },
    yaml: `Parameters: { P: { Type: String }, Q: { Type: String, AllowedValues: ["true"] } }\n${resources('A: { Type: AWS::EC2::Volume, Properties: { Encrypted: !Ref P } }\nB: { Type: AWS::EC2::Volume, Properties: { Encrypted: !Ref Q } }')}`,
    expect: ['A: ebs-volume-encrypted unknown'],
  },
  {
    row: 15,
    what: 'texts are booleans',
    about: /encrypted$/,
    yaml: resources(
      'A: { Type: AWS::EC2::Volume, Properties: { Encrypted: "false" } }\nB: { Type: AWS::EC2::Volume, Properties: { Encrypted: "TRUE" } }\nL: { Type: AWS::AutoScaling::LaunchConfiguration, Properties: { BlockDeviceMappings: [{ DeviceName: /dev/xvda, Ebs: { Encrypted: "false" } }] } }',
    ),
    expect: ['A: ebs-volume-encrypted fail', 'L: ebs-launch-configuration-encrypted fail'],
  },
  {
    row: 16,
    what: 'a read replica follows its source',
    about: /^rds/,
    yaml: resources(
      'S: { Type: AWS::RDS::DBInstance, Properties: { Engine: mysql, StorageEncrypted: true, KmsKeyId: !GetAtt K.Arn } }\nK: { Type: AWS::KMS::Key }\nR: { Type: AWS::RDS::DBInstance, Properties: { SourceDBInstanceIdentifier: !Ref S } }\nO: { Type: AWS::RDS::DBInstance, Properties: { SourceDBInstanceIdentifier: elsewhere } }',
    ),
    expect: ['O: rds-instance-encrypted unknown'],
  },
  {
    row: 17,
    what: 'a member of a cluster is judged by the cluster, whatever its engine',
    about: /^rds/,
    yaml: resources(
      'C: { Type: AWS::RDS::DBCluster, Properties: { Engine: mysql } }\nA: { Type: AWS::RDS::DBInstance, Properties: { DBClusterIdentifier: !Ref C, Engine: mysql } }',
    ),
    expect: ['C: rds-cluster-encrypted fail'],
  },
  {
    row: 18,
    what: 'a restore inherits',
    about: /^rds/,
    yaml: resources(
      'C: { Type: AWS::RDS::DBCluster, Properties: { Engine: mysql, SnapshotIdentifier: s } }\nI: { Type: AWS::RDS::DBInstance, Properties: { DBSnapshotIdentifier: s } }',
    ),
    expect: ['C: rds-cluster-encrypted unknown', 'I: rds-instance-encrypted unknown'],
  },
  {
    row: 19,
    what: 'Aurora encrypts by default since 2026-02-18, also when false is written (corrected); Multi-AZ clusters do not',
    about: /^rds/,
    yaml: resources(
      'A: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-mysql } }\nB: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-postgresql, StorageEncrypted: false } }\nC: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres } }',
    ),
    expect: [
      'A: rds-cluster-encryption-declared default',
      'B: rds-cluster-encryption-declared default',
      'C: rds-instance-encrypted fail',
    ],
  },
  {
    row: 20,
    what: 'a secondary of a global cluster follows it',
    about: /^rds-cluster-encrypted/,
    yaml: resources(
      'S: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-mysql, GlobalClusterIdentifier: g } }',
    ),
    expect: ['S: rds-cluster-encrypted unknown'],
  },
  {
    row: 21,
    what: 'Redshift encrypts by default since 2025-01-10; false decrypts',
    about: /^redshift/,
    yaml: resources(
      'A: { Type: AWS::Redshift::Cluster }\nB: { Type: AWS::Redshift::Cluster, Properties: { Encrypted: false } }\nN: { Type: AWS::RedshiftServerless::Namespace }',
    ),
    expect: [
      'A: redshift-cluster-encryption-declared default',
      'B: redshift-cluster-encrypted fail',
      'N: redshiftserverless-namespace-kms-key fail',
    ],
  },
  {
    row: 21,
    what: 'with a provider before 6 an absent switch is a delayed decryption',
    about: /^redshift/,
    tf: tf(
      { aws_redshift_cluster: { a: {} } },
      { terraform: { required_providers: { aws: { source: 'hashicorp/aws', version: '~> 5.0' } } } },
    ),
    expect: ['aws_redshift_cluster.a: redshift-cluster-encrypted fail'],
  },
  {
    row: 21,
    what: 'with a provider from 6 it is the default',
    about: /^redshift/,
    tf: tf(
      { aws_redshift_cluster: { a: {} } },
      { terraform: { required_providers: { aws: { source: 'hashicorp/aws', version: '>= 6.0' } } } },
    ),
    expect: ['aws_redshift_cluster.a: redshift-cluster-encryption-declared default'],
  },
  {
    row: 21,
    what: 'without a version it is not known',
    about: /^redshift/,
    settings: { profile: 'recommended' },
    tf: tf({ aws_redshift_cluster: { a: {} } }),
    expect: ['aws_redshift_cluster.a: redshift-cluster-encrypted unknown'],
  },
  {
    row: 23,
    what: 'ElastiCache by engine',
    about: /^elasticache/,
    yaml: resources(
      'V: { Type: AWS::ElastiCache::ReplicationGroup, Properties: { Engine: valkey } }\nR: { Type: AWS::ElastiCache::ReplicationGroup, Properties: { Engine: redis } }\nN: { Type: AWS::ElastiCache::ReplicationGroup }',
    ),
    expect: [
      'V: elasticache-replication-group-encryption-declared default',
      'R: elasticache-replication-group-encrypted fail',
      'N: elasticache-replication-group-encryption-declared fail',
    ],
  },
  {
    row: 24,
    what: 'EFS is off unless asked for',
    about: /^efs/,
    yaml: resources('F: { Type: AWS::EFS::FileSystem }'),
    expect: ['F: efs-file-system-encrypted fail'],
  },
  {
    row: 25,
    what: 'the account encrypts by default: by configuration',
    about: /^ebs-volume/,
    yaml: resources('V: { Type: AWS::EC2::Volume, Properties: { Size: 1 } }'),
    settings: { ebsEncryptionByDefault: { '*': true } },
    expect: ['V: ebs-volume-encryption-declared default'],
  },
  {
    row: 25,
    what: 'the account encrypts by default: in the same project',
    about: /^ebs-volume/,
    tf: tf({
      aws_ebs_encryption_by_default: { on: { enabled: true } },
      aws_ebs_volume: { v: { size: 1 }, off: { size: 1, encrypted: false } },
    }),
    expect: [
      'aws_ebs_volume.v: ebs-volume-encryption-declared default',
      'aws_ebs_volume.off: ebs-volume-encryption-declared default',
    ],
  },
  {
    row: 26,
    what: 'a volume from a snapshot follows it',
    about: /^ebs-volume/,
    yaml: resources('V: { Type: AWS::EC2::Volume, Properties: { SnapshotId: snap-1 } }'),
    expect: ['V: ebs-volume-encrypted unknown'],
  },
  {
    row: 27,
    what: 'a root volume that is not declared',
    about: /^(ec2|ebs)/,
    tf: tf({ aws_instance: { i: { ami: 'ami-1' } } }),
    expect: ['aws_instance.i: ec2-instance-root-volume-declared fail'],
  },
  {
    row: 28,
    what: 'mappings that are not EBS are no stores',
    about: /^ebs/,
    yaml: resources(
      'I: { Type: AWS::EC2::Instance, Properties: { BlockDeviceMappings: [{ DeviceName: /dev/sdb, VirtualName: ephemeral0 }, { DeviceName: /dev/sdc, NoDevice: {} }] } }',
    ),
    expect: [],
  },
  {
    row: 29,
    what: 'launch templates are looked into; a root device follows the image where nothing is stated',
    about: /^ebs/,
    yaml: resources(
      'L: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { BlockDeviceMappings: [{ DeviceName: /dev/xvda, Ebs: { VolumeSize: 8 } }, { DeviceName: /dev/sdf, Ebs: { VolumeSize: 8 } }] } } }\nS: { Type: AWS::EC2::SpotFleet, Properties: { SpotFleetRequestConfigData: { LaunchSpecifications: [{ BlockDeviceMappings: [{ DeviceName: /dev/sdf, Ebs: { VolumeSize: 8 } }] }] } } }',
    ),
    expect: [
      'L: ebs-mapping-encryption-declared fail',
      'L: ebs-mapping-encrypted fail',
      'S: ebs-mapping-encrypted fail',
    ],
  },
  {
    row: 30,
    what: 'only keys that can rotate are asked to',
    about: /rotated/,
    tf: tf({
      aws_kms_key: {
        hmac: { customer_master_key_spec: 'HMAC_256', key_usage: 'GENERATE_VERIFY_MAC' },
        store: { custom_key_store_id: 'cks-1' },
        plain: {},
      },
      aws_kms_external_key: { e: {} },
      aws_kms_replica_key: { r: { primary_key_arn: 'x' } },
    }),
    expect: ['aws_kms_key.plain: kms-key-rotated fail'],
  },
  {
    row: 31,
    what: 'a wildcard is open unless a condition pins it; a Deny is not open',
    about: /policy-closed/,
    yaml: resources(
      ['A', 'B', 'C', 'D']
        .map(
          (name, index) =>
            `${name}: { Type: AWS::KMS::Key, Properties: { KeyPolicy: { Statement: [{ Effect: ${index === 3 ? 'Deny' : 'Allow'}, Principal: { AWS: "*" }, Action: "kms:*", Resource: "*"${['', ', Condition: { StringEquals: { "kms:CallerAccount": "111122223333" } }', ', Condition: { Bool: { "aws:SecureTransport": "true" } }', ''][index] ?? ''} }] } } }`,
        )
        .join('\n'),
    ),
    expect: ['A: kms-key-policy-closed fail', 'C: kms-key-policy-closed fail'],
  },
  {
    row: 32,
    what: 'a deletion window is not a deletion',
    about: /^kms-key-(del|usable)/,
    yaml: resources(
      'A: { Type: AWS::KMS::Key, Properties: { PendingWindowInDays: 30 } }\nB: { Type: AWS::KMS::Key, Properties: { PendingWindowInDays: 7 } }',
    ),
    expect: ['B: kms-key-deletion-window fail'],
  },
  {
    row: 35,
    what: 'Kinesis: on and off are one question, whose key is another',
    about: /^kinesis/,
    yaml: resources(
      'A: { Type: AWS::Kinesis::Stream }\nB: { Type: AWS::Kinesis::Stream, Properties: { StreamEncryption: { EncryptionType: KMS, KeyId: alias/aws/kinesis } } }',
    ),
    expect: ['A: kinesis-stream-encrypted fail', 'B: kinesis-stream-customer-key fail'],
  },
  {
    row: 22,
    what: 'MSK is always encrypted: only whose key is a question',
    about: /^msk/,
    yaml: resources('M: { Type: AWS::MSK::Cluster, Properties: { ClusterName: m } }'),
    expect: ['M: msk-cluster-customer-key fail'],
  },
  {
    row: 34,
    what: 'the root and the user volume of a WorkSpace are two stores',
    about: /encrypted$/,
    yaml: resources('W: { Type: AWS::WorkSpaces::Workspace, Properties: { UserVolumeEncryptionEnabled: true } }'),
    expect: ['W: workspaces-root-volume-encrypted fail'],
  },
  {
    row: 36,
    what: 'a delivery stream that a Kinesis stream feeds has no encryption of its own',
    about: /encrypted$/,
    yaml: resources(
      'F: { Type: AWS::KinesisFirehose::DeliveryStream, Properties: { DeliveryStreamType: KinesisStreamAsSource, KinesisStreamSourceConfiguration: { KinesisStreamARN: a, RoleARN: r } } }\nD: { Type: AWS::KinesisFirehose::DeliveryStream, Properties: { DeliveryStreamType: DirectPut } }',
    ),
    expect: ['D: firehose-stream-encrypted fail'],
  },
  {
    row: 37,
    what: 'a cache counts only where caching is on',
    about: /cache.*encrypted$/,
    yaml: resources(
      'A: { Type: AWS::ApiGateway::Stage, Properties: { MethodSettings: [{ HttpMethod: "*", ResourcePath: "/*", CachingEnabled: false }] } }\nB: { Type: AWS::ApiGateway::Stage, Properties: { CacheClusterEnabled: true, MethodSettings: [{ HttpMethod: "*", ResourcePath: "/*", CachingEnabled: true }] } }',
    ),
    expect: ['B: apigateway-cache-encrypted fail'],
  },
  {
    row: 39,
    what: 'the argument of a module call decides, and what the caller does not give is not known',
    about: /^ebs-volume-encrypted/,
    settings: { profile: 'recommended' },
    tf: tf({ aws_ebs_volume: { v: { encrypted: '${var.encrypted}' } } }, { variable: { encrypted: {} } }),
    expect: ['aws_ebs_volume.v: ebs-volume-encrypted unknown'],
  },
  {
    row: 40,
    what: 'EKS encrypts secrets by default: absence is a question of the key',
    about: /^eks/,
    yaml: resources('E: { Type: AWS::EKS::Cluster, Properties: { Version: "1.31" } }'),
    expect: ['E: eks-cluster-kms-key fail'],
  },
];

describe('what other tools get wrong', () => {
  for (const { row, what, yaml, tf: module, about, expect, settings } of cases)
    it(`${String(row)}: ${what}`, () => {
      const files =
        yaml === undefined
          ? { 'main.tf.json': JSON.stringify(module, undefined, 2) }
          : { 'template.yaml': `${yaml}\n` };
      // The survey is about data at rest; traffic is a family of its own.
      const asked = { ...settings, rules: { 'in-transit': 'off', ...settings?.rules } } as const;
      const found = lintFiles(files, asked).analyses.flatMap((analysis) => analysis.findings);
      assert.deepEqual(
        found
          .filter(({ rule }) => about.test(rule.id))
          .map((finding) => `${finding.resource.address}: ${finding.rule.id} ${finding.verdict}`),
        expect,
      );
    });
});

/**
 * What absence means, held against a survey of 69 types that was made from AWS's documentation and not from the kinds
 * (`test/fixtures/service-defaults.json`: a type, the level without a word of encryption, the level where it is asked for and no key is
 * named, since when, and where that is to be read). Where the survey says that it depends, the conditions are spelled out here.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { levelsOf } from './expectations.ts';
import { catalogue } from '../../rules/index.ts';

interface Surveyed {
  readonly type: string;
  readonly terraform: readonly string[];
  readonly absent: 'none' | 'service' | 'aws' | 'depends' | 'inherits';
  readonly keyAbsent: 'service' | 'aws' | null;
}
const survey = JSON.parse(
  readFileSync(new URL('../fixtures/service-defaults.json', import.meta.url), 'utf8'),
) as readonly Surveyed[];

/** Kinds that the survey speaks of, where a type has several. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  'AWS::CloudTrail::Trail': ['cloudtrail-trail'],
  'AWS::Glue::DataCatalogEncryptionSettings': ['glue-data-catalog', 'glue-connection-passwords'],
  'AWS::WorkSpaces::Workspace': ['workspaces-root-volume', 'workspaces-user-volume'],
};
/** What a resource must say before it is one of the stores at all. */
const LEAST: Readonly<Record<string, unknown>> = {
  'AWS::DynamoDB::GlobalTable': { Replicas: [{ Region: 'eu-west-1' }] },
};

const DEVICE = (ebs: object) => ({ BlockDeviceMappings: [{ DeviceName: '/dev/xvdf', Ebs: ebs }] });
const ROOT = { BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: {} }] };
const IN_TEMPLATE = (data: object) => ({ LaunchTemplateData: data });
const EMR = (atRest: object) => ({ SecurityConfiguration: { EncryptionConfiguration: atRest } });

/** Properties → levels of the kind. */
type Case = readonly [kind: string, properties: unknown, levels: string];
const DEPENDS: Readonly<Record<string, readonly Case[]>> = {
  'AWS::Athena::WorkGroup': [
    ['athena-workgroup', {}, 'service|aws|customer'],
    [
      'athena-managed-results',
      { WorkGroupConfiguration: { ManagedQueryResultsConfiguration: { Enabled: true } } },
      'service',
    ],
  ],
  'AWS::AutoScaling::LaunchConfiguration': [
    ['ebs-launch-configuration', DEVICE({}), 'none'],
    ['ebs-launch-configuration', DEVICE({ Encrypted: false }), 'none'],
    // An encrypted snapshot cannot yield an unencrypted volume, whatever the switch says.
    [
      'ebs-launch-configuration',
      DEVICE({ SnapshotId: 'snap-0123456789abcdef0', Encrypted: false }),
      'none|aws|customer',
    ],
    ['ebs-launch-configuration', ROOT, 'none|aws|customer'],
  ],
  'AWS::DocDB::DBCluster': [
    ['docdb-cluster', {}, 'none'],
    ['docdb-cluster', { SnapshotIdentifier: 's' }, 'none|aws|customer'],
    ['docdb-cluster', { SourceDBClusterIdentifier: 's' }, 'none|aws|customer'],
    ['docdb-cluster', { StorageEncrypted: false }, 'none'],
  ],
  'AWS::DocDB::GlobalCluster': [
    ['docdb-global-cluster', {}, 'none'],
    ['docdb-global-cluster', { SourceDBClusterIdentifier: 's' }, 'none|aws|customer'],
  ],
  'AWS::EC2::Instance': [
    ['ebs-mapping', DEVICE({}), 'none'],
    ['ebs-mapping', DEVICE({ SnapshotId: 'snap-0123456789abcdef0' }), 'none|aws|customer'],
    ['ebs-mapping', DEVICE({ SnapshotId: 'snap-0123456789abcdef0', Encrypted: false }), 'none|aws|customer'],
    ['ebs-mapping', ROOT, 'none|aws|customer'],
  ],
  'AWS::EC2::LaunchTemplate': [
    ['ebs-mapping', IN_TEMPLATE(DEVICE({})), 'none'],
    ['ebs-mapping', IN_TEMPLATE(ROOT), 'none|aws|customer'],
    ['ebs-mapping', IN_TEMPLATE(DEVICE({ SnapshotId: 'snap-0123456789abcdef0' })), 'none|aws|customer'],
  ],
  'AWS::EC2::Volume': [
    ['ebs-volume', {}, 'none'],
    ['ebs-volume', { Encrypted: false }, 'none'],
    ['ebs-volume', { SnapshotId: 'snap-0123456789abcdef0', Encrypted: false }, 'none|aws|customer'],
    ['ebs-volume', { SourceVolumeId: 'vol-0123456789abcdef0' }, 'none|aws|customer'],
  ],
  'AWS::EMR::Cluster': [
    ['emr-cluster-disks', {}, 'none'],
    ['emr-log', { LogUri: 's3://logs/' }, 'service'],
  ],
  'AWS::EMR::SecurityConfiguration': [
    ['emr-local-disks', EMR({ EnableAtRestEncryption: false }), 'none'],
    ['emr-root-volume', EMR({ EnableAtRestEncryption: false }), 'none'],
    ['emr-s3-data', EMR({ EnableAtRestEncryption: false }), 'service|aws|customer'],
  ],
  'AWS::ElastiCache::ReplicationGroup': [
    ['elasticache-replication-group', { Engine: 'valkey' }, 'service'],
    ['elasticache-replication-group', { Engine: 'redis' }, 'none'],
    ['elasticache-replication-group', {}, 'none|service'],
    ['elasticache-replication-group', { Engine: 'redis', AtRestEncryptionEnabled: true }, 'service'],
    ['elasticache-replication-group', { Engine: 'valkey', AtRestEncryptionEnabled: false }, 'none'],
  ],
  'AWS::FSx::FileSystem': [
    ['fsx-file-system', { FileSystemType: 'LUSTRE' }, 'service'],
    ['fsx-file-system', { FileSystemType: 'LUSTRE', LustreConfiguration: { DeploymentType: 'SCRATCH_2' } }, 'service'],
    ['fsx-file-system', { FileSystemType: 'LUSTRE', LustreConfiguration: { DeploymentType: 'PERSISTENT_2' } }, 'aws'],
    ['fsx-file-system', { FileSystemType: 'ONTAP' }, 'aws'],
    ['fsx-file-system', { FileSystemType: 'OPENZFS' }, 'aws'],
    ['fsx-file-system', { FileSystemType: 'WINDOWS' }, 'aws'],
  ],
  'AWS::Glue::Job': [['glue-job', {}, 'service']],
  'AWS::Glue::SecurityConfiguration': [
    ['glue-output', { EncryptionConfiguration: { S3Encryptions: [{ S3EncryptionMode: 'DISABLED' }] } }, 'service'],
    [
      'glue-logs',
      { EncryptionConfiguration: { CloudWatchEncryption: { CloudWatchEncryptionMode: 'DISABLED' } } },
      'service',
    ],
    [
      'glue-bookmarks',
      { EncryptionConfiguration: { JobBookmarksEncryption: { JobBookmarksEncryptionMode: 'DISABLED' } } },
      'service',
    ],
  ],
  'AWS::KinesisFirehose::DeliveryStream': [
    ['firehose-stream', {}, 'none'],
    ['firehose-stream', { DeliveryStreamType: 'DirectPut' }, 'none'],
    // The stream that it reads from is the store.
    ['firehose-stream', { DeliveryStreamType: 'KinesisStreamAsSource' }, 'no store'],
    ['firehose-stream', { DeliveryStreamType: 'MSKAsSource' }, 'no store'],
  ],
  'AWS::Lambda::Function': [
    ['lambda-function', { Environment: { Variables: { A: 'b' } } }, 'aws'],
    ['lambda-function-code', { Code: { S3Bucket: 'b', S3Key: 'k' } }, 'service'],
  ],
  'AWS::Neptune::DBCluster': [
    ['neptune-cluster', {}, 'none'],
    ['neptune-cluster', { StorageEncrypted: false }, 'none'],
    ['neptune-cluster', { SnapshotIdentifier: 's', StorageEncrypted: false }, 'none|aws|customer'],
    ['neptune-cluster', { SourceDBClusterIdentifier: 's', StorageEncrypted: false }, 'none|aws|customer'],
  ],
  'AWS::Neptune::GlobalCluster': [
    ['neptune-global-cluster', {}, 'none'],
    ['neptune-global-cluster', { SourceDBClusterIdentifier: 's' }, 'none|aws|customer'],
  ],
  'AWS::OpenSearchServerless::Collection': [
    ['opensearchserverless-collection', {}, 'service|customer'],
    ['opensearchserverless-collection', { EncryptionConfig: { AWSOwnedKey: true } }, 'service'],
  ],
  'AWS::OpenSearchServerless::SecurityPolicy': [
    ['opensearchserverless-encryption-policy', { Type: 'encryption', Policy: '{"AWSOwnedKey":true}' }, 'service'],
    ['opensearchserverless-encryption-policy', { Type: 'network', Policy: '{}' }, 'no store'],
  ],
  'AWS::RDS::DBCluster': [
    ['rds-cluster', { Engine: 'aurora-mysql' }, 'service'],
    ['rds-cluster', { Engine: 'aurora-postgresql', StorageEncrypted: false }, 'service'],
    ['rds-cluster', { Engine: 'mysql' }, 'none'],
    ['rds-cluster', { Engine: 'postgres', StorageEncrypted: false }, 'none'],
    ['rds-cluster', { Engine: 'mysql', SnapshotIdentifier: 's' }, 'none|service|aws|customer'],
  ],
  'AWS::RDS::DBInstance': [
    ['rds-instance', { Engine: 'mysql' }, 'none'],
    ['rds-instance', { Engine: 'mysql', StorageEncrypted: false }, 'none'],
    ['rds-instance', { DBSnapshotIdentifier: 's' }, 'none|aws|customer'],
    ['rds-instance', { SourceDBInstanceIdentifier: 's' }, 'none|aws|customer'],
  ],
  'AWS::RDS::GlobalCluster': [
    ['rds-global-cluster', {}, 'service'],
    ['rds-global-cluster', { SourceDBClusterIdentifier: 's' }, 'none|service|aws|customer'],
  ],
  'AWS::Redshift::Cluster': [
    ['redshift-cluster', {}, 'service'],
    ['redshift-cluster', { SnapshotIdentifier: 's' }, 'none|service|aws|customer'],
    ['redshift-cluster', { Encrypted: false }, 'none'],
  ],
};

/** Encryption is asked for, and no key is named. */
const ON: Readonly<Record<string, unknown>> = {
  'AWS::AmazonMQ::Broker': { EncryptionOptions: { UseAwsOwnedKey: false } },
  'AWS::AppSync::ApiCache': { AtRestEncryptionEnabled: true },
  'AWS::Cassandra::Table': { EncryptionSpecification: { EncryptionType: 'AWS_OWNED_KMS_KEY' } },
  'AWS::DAX::Cluster': { SSESpecification: { SSEEnabled: true } },
  'AWS::DocDB::DBCluster': { StorageEncrypted: true },
  'AWS::DynamoDB::GlobalTable': { SSESpecification: { SSEEnabled: true }, Replicas: [{ Region: 'eu-west-1' }] },
  'AWS::DynamoDB::Table': { SSESpecification: { SSEEnabled: true } },
  'AWS::EC2::Volume': { Encrypted: true },
  'AWS::ECR::Repository': { EncryptionConfiguration: { EncryptionType: 'KMS' } },
  'AWS::EFS::FileSystem': { Encrypted: true },
  'AWS::ElastiCache::ReplicationGroup': { AtRestEncryptionEnabled: true },
  'AWS::Elasticsearch::Domain': { EncryptionAtRestOptions: { Enabled: true } },
  'AWS::KinesisFirehose::DeliveryStream': { DeliveryStreamEncryptionConfigurationInput: { KeyType: 'AWS_OWNED_CMK' } },
  'AWS::Neptune::DBCluster': { StorageEncrypted: true },
  'AWS::OpenSearchService::Domain': { EncryptionAtRestOptions: { Enabled: true } },
  'AWS::RDS::DBCluster': { Engine: 'aurora-mysql', StorageEncrypted: true },
  'AWS::RDS::DBInstance': { StorageEncrypted: true },
  'AWS::Redshift::Cluster': { Encrypted: true },
  'AWS::S3::Bucket': {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
    },
  },
  'AWS::SQS::Queue': { SqsManagedSseEnabled: true },
  'AWS::StepFunctions::StateMachine': { EncryptionConfiguration: { Type: 'AWS_OWNED_KEY' } },
};

/** The only kind of the type that has a store in these properties, or those that are meant. */
function kindsOf(type: string, properties: unknown): readonly string[] {
  const kinds = catalogue.kindsOf(type).filter(({ store }) => store);
  return (
    MEANT[type] ??
    kinds.map(({ id }) => id).filter((id) => kinds.length === 1 || levelsOf(id, { type, properties }) !== 'no store')
  );
}

describe('what AWS does by default', () => {
  it('the survey is whole, and every condition in it is spelled out', () => {
    assert.equal(survey.length, 69);
    const open = survey.filter(({ absent }) => absent === 'depends' || absent === 'inherits').map(({ type }) => type);
    assert.deepEqual(Object.keys(DEPENDS).sort(), open.sort());
  });
  for (const { type, absent, keyAbsent } of survey)
    describe(type, () => {
      for (const [kind, properties, levels] of DEPENDS[type] ?? [])
        it(`${kind} ${JSON.stringify(properties)}: ${levels}`, () => {
          assert.equal(levelsOf(kind, { type, properties }), levels);
        });
      if (absent !== 'depends' && absent !== 'inherits')
        it(`nothing said: ${absent}`, () => {
          const properties = LEAST[type] ?? {};
          const kinds = kindsOf(type, properties);
          assert.ok(kinds.length > 0, `no store of ${type}`);
          for (const kind of kinds) assert.equal(levelsOf(kind, { type, properties }), absent, kind);
        });
      const on = ON[type];
      if (on !== undefined)
        it(`asked for without a key: ${String(keyAbsent)}`, () => {
          const kinds = kindsOf(type, on);
          assert.ok(kinds.length > 0, `no store of ${type}`);
          for (const kind of kinds) assert.equal(levelsOf(kind, { type, properties: on }), keyAbsent, kind);
        });
    });
});

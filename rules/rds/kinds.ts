import {
  all,
  always,
  any,
  byKey,
  cis,
  config,
  documented,
  flag,
  fsbp,
  inherits,
  is,
  key,
  kind,
  level,
  matches,
  not,
  partlyDocumented,
  present,
  raise,
  severity,
  since,
  specified,
  text,
  when,
} from '../dsl.ts';
import { globalClusterStore, leavesSnapshot, switchedStore } from '../shapes.ts';
import { databaseUses } from './key-uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html';
const AURORA = 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html';

const on = documented('the storage is encrypted with the key named, or `aws/rds` where none is named', GUIDE);
const off = documented('an RDS instance is not encrypted unless asked for', GUIDE);
const member = documented('a member of a cluster has no storage of its own: the cluster decides', AURORA);
/** What may be restored from within the project; a cluster from a snapshot of an instance, too. */
const INSTANCE_SNAPSHOTS = ['rds-instance-snapshot', 'rds-snapshot-copy', 'rds-cluster-snapshot'];
const CLUSTER_SNAPSHOTS = ['rds-cluster-snapshot', 'rds-snapshot-copy', 'rds-instance-snapshot'];
const restored = documented('a restore takes the encryption of its snapshot', GUIDE);
const restoredUnderKey = specified(
  'a cluster restored from a snapshot is encrypted with the key named, whatever the snapshot is',
);
const replica = documented(
  'a replica takes the encryption of its source',
  'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html',
);
const auroraDefault = since(
  '2026-02-18',
  documented(
    'new Aurora clusters are encrypted with a key of the service; one made earlier with the same lines is not encrypted',
    AURORA,
  ),
);
const clusterOff = documented('a Multi-AZ DB cluster is not encrypted unless asked for', GUIDE);
const serverlessV1 = documented(
  'Aurora Serverless v1 is always encrypted',
  'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless.how-it-works.html',
);
const global = partlyDocumented(
  'a secondary cluster follows the primary of its global database',
  'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html',
);

const migration =
  "Encryption can't be changed in place: take a snapshot, copy it with a key, restore the copy under a new name, switch over, and keep the old one until the data is checked. In Terraform, `terraform import` the restored one.";

/** A member of a cluster is encrypted as that is, a replica as its source. */
const decidesItself = not(any(present('cluster'), present('source')));

export const instance = kind('rds-instance', () => ({
  noun: 'RDS instance',
  facets: {
    encrypted: flag('encryption switch'),
    key: key(),
    cluster: text('cluster'),
    snapshot: text('snapshot'),
    source: text('source'),
    engine: text('engine'),
    version: text('engine version'),
    parameters: text('parameter group'),
    finalSnapshot: text('final snapshot'),
    skipsSnapshot: flag('skipping of the final snapshot'),
  },
  types: {
    'AWS::RDS::DBInstance': {
      facets: {
        encrypted: 'StorageEncrypted',
        key: 'KmsKeyId',
        cluster: 'DBClusterIdentifier',
        snapshot: ['DBSnapshotIdentifier', 'DBClusterSnapshotIdentifier', 'SourceDBInstanceAutomatedBackupsArn'],
        source: ['SourceDBInstanceIdentifier', 'SourceDbiResourceId'],
        engine: 'Engine',
        version: 'EngineVersion',
        parameters: 'DBParameterGroupName',
      },
      // DeletionPolicy is Snapshot by default, but for members of a cluster; of a replica no last snapshot is taken.
      stays: not(any(present('cluster'), present('source'))),
      impact: { '*': 'replaces' },
    },
    aws_db_instance: {
      facets: {
        encrypted: 'storage_encrypted',
        key: 'kms_key_id',
        snapshot: ['snapshot_identifier', 'restore_to_point_in_time'],
        source: 'replicate_source_db',
        engine: 'engine',
        version: 'engine_version',
        parameters: 'parameter_group_name',
        finalSnapshot: 'final_snapshot_identifier',
        skipsSnapshot: 'skip_final_snapshot',
      },
      stays: leavesSnapshot,
      impact: { '*': 'replaces' },
    },
    aws_rds_cluster_instance: {
      facets: { cluster: 'cluster_identifier', engine: 'engine' },
      impact: { '*': 'replaces' },
    },
  },
  keyUses: databaseUses,
  store: switchedStore(
    {
      onWithout: 'aws',
      on,
      off,
      before: [
        when(present('cluster'), inherits('cluster', member, 'rds-cluster')),
        when(present('source'), inherits('source', replica, 'rds-instance')),
        when(present('snapshot'), inherits('snapshot', restored, INSTANCE_SNAPSHOTS)),
      ],
      controls: [fsbp('RDS.3'), config('RDS_STORAGE_ENCRYPTED'), ...cis(['2.3.1', '2.2.1', '2.2.1', '3.2.1', '3.2.1'])],
    },
    {
      raise: [
        raise('aws', { encrypted: true }, { when: decidesItself }),
        raise('customer', { encrypted: true, key: '$key' }, { when: decidesItself }),
      ],
    },
  ),
  why: 'Storage, automated backups, read replicas and snapshots of the instance are encrypted or not together.',
  migration,
}));

const isAurora = matches('engine', '^aurora');

export const cluster = kind('rds-cluster', () => ({
  noun: 'RDS cluster',
  facets: {
    encrypted: flag('encryption switch'),
    key: key(),
    snapshot: text('snapshot'),
    source: text('source'),
    engine: text('engine'),
    mode: text('engine mode'),
    global: text('global cluster'),
    version: text('engine version'),
    parameters: text('cluster parameter group'),
    finalSnapshot: text('final snapshot'),
    skipsSnapshot: flag('skipping of the final snapshot'),
  },
  types: {
    'AWS::RDS::DBCluster': {
      facets: {
        encrypted: 'StorageEncrypted',
        key: 'KmsKeyId',
        snapshot: 'SnapshotIdentifier',
        source: ['SourceDBClusterIdentifier', 'ReplicationSourceIdentifier'],
        engine: 'Engine',
        mode: 'EngineMode',
        global: 'GlobalClusterIdentifier',
        version: 'EngineVersion',
        parameters: 'DBClusterParameterGroupName',
      },
      // DeletionPolicy is Snapshot by default.
      stays: always,
      impact: { '*': 'replaces' },
    },
    aws_rds_cluster: {
      facets: {
        encrypted: 'storage_encrypted',
        key: 'kms_key_id',
        snapshot: ['snapshot_identifier', 'restore_to_point_in_time', 's3_import'],
        source: 'replication_source_identifier',
        engine: 'engine',
        mode: 'engine_mode',
        global: 'global_cluster_identifier',
        version: 'engine_version',
        parameters: 'db_cluster_parameter_group_name',
        finalSnapshot: 'final_snapshot_identifier',
        skipsSnapshot: 'skip_final_snapshot',
      },
      stays: leavesSnapshot,
      impact: { '*': 'replaces' },
    },
  },
  keyUses: databaseUses,
  store: switchedStore({
    onWithout: 'aws',
    on,
    off: clusterOff,
    before: [
      when(present('source'), inherits('source', replica, 'rds-cluster')),
      when(
        all(present('snapshot'), is('encrypted', true), present('key')),
        byKey('key', 'aws', 'declared', restoredUnderKey),
      ),
      when(present('snapshot'), inherits('snapshot', restored, CLUSTER_SNAPSHOTS)),
      when(is('mode', 'serverless'), byKey('key', 'aws', 'declared', serverlessV1)),
      when(all(present('global'), not(present('encrypted'))), inherits('global', global, 'rds-global-cluster')),
      when(all(isAurora, not(is('encrypted', true))), level('service', 'default', auroraDefault)),
    ],
    controls: [fsbp('RDS.27'), config('RDS_CLUSTER_ENCRYPTED_AT_REST')],
  }),
  why: "The cluster's volume, its backups and snapshots are encrypted or not together, for all members. Adding even the value that is implied makes CloudFormation and Terraform replace the cluster.",
  migration,
}));

export const globalCluster = kind('rds-global-cluster', () => ({
  noun: 'RDS global cluster',
  facets: { encrypted: flag('encryption switch'), source: text('source cluster') },
  types: {
    'AWS::RDS::GlobalCluster': {
      facets: { encrypted: 'StorageEncrypted', source: 'SourceDBClusterIdentifier' },
      impact: { '*': 'replaces' },
    },
    aws_rds_global_cluster: {
      facets: { encrypted: 'storage_encrypted', source: 'source_db_cluster_identifier' },
      impact: { '*': 'replaces' },
    },
  },
  store: globalClusterStore(
    {
      memberKind: 'rds-cluster',
      made: partlyDocumented('a global cluster made from a cluster takes its encryption', AURORA),
      on,
      absent: {
        level: 'service',
        fact: since(
          '2026-02-18',
          partlyDocumented('members that are new Aurora clusters are encrypted with a key of the service', AURORA),
        ),
      },
    },
    { severity: { 'kms-key': severity('hint', 'warning', 'error') } },
  ),
  why: 'The global cluster sets what its member clusters start with; each member names the key of its own Region.',
  migration,
}));

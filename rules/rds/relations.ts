/** Databases that hang on others: what is written on them must agree with what decides. */
import { all, any, flag, key, kind, not, present, text } from '../dsl.ts';

export const member = kind('rds-member', () => ({
  noun: 'Member of an RDS cluster',
  facets: { cluster: text('cluster'), encrypted: flag('encryption switch'), key: key() },
  types: {
    'AWS::RDS::DBInstance': {
      facets: { cluster: 'DBClusterIdentifier', encrypted: 'StorageEncrypted', key: 'KmsKeyId' },
      applies: present('cluster'),
      impact: { '*': 'replaces' },
    },
  },
}));

const READ_REPLICA = all(present('source'), not(present('restored')));

export const replica = kind('rds-replica', () => ({
  noun: 'RDS read replica',
  facets: {
    source: text('source'),
    sourceRegion: text('Region of the source'),
    restored: text('point in time'),
    encrypted: flag('encryption switch'),
    key: key(),
  },
  types: {
    'AWS::RDS::DBInstance': {
      facets: {
        source: 'SourceDBInstanceIdentifier',
        sourceRegion: 'SourceRegion',
        restored: ['RestoreTime', 'UseLatestRestorableTime'],
        encrypted: 'StorageEncrypted',
        key: 'KmsKeyId',
      },
      applies: READ_REPLICA,
      impact: { '*': 'replaces' },
    },
    aws_db_instance: {
      facets: { source: 'replicate_source_db', encrypted: 'storage_encrypted', key: 'kms_key_id' },
      applies: READ_REPLICA,
      impact: { '*': 'replaces' },
    },
  },
}));

export const replicaCluster = kind('rds-replica-cluster', () => ({
  noun: 'Aurora replica cluster',
  facets: {
    source: text('source'),
    sourceRegion: text('Region of the source'),
    encrypted: flag('encryption switch'),
    key: key(),
  },
  types: {
    'AWS::RDS::DBCluster': {
      facets: {
        source: 'ReplicationSourceIdentifier',
        sourceRegion: 'SourceRegion',
        encrypted: 'StorageEncrypted',
        key: 'KmsKeyId',
      },
      applies: present('source'),
      impact: { '*': 'replaces' },
    },
    aws_rds_cluster: {
      facets: {
        source: 'replication_source_identifier',
        sourceRegion: 'source_region',
        encrypted: 'storage_encrypted',
        key: 'kms_key_id',
      },
      applies: present('source'),
      impact: { '*': 'replaces' },
    },
  },
}));

/** A cluster that joins a global one and brings no administrator of its own: only the first cluster has one, or its snapshot's. */
const SECONDARY = all(
  present('global'),
  not(any(present('administrator'), present('snapshot'), present('managed'), present('source'))),
);
export const secondary = kind('rds-secondary-cluster', () => ({
  noun: 'Secondary cluster of an Aurora global database',
  facets: {
    global: text('global cluster'),
    administrator: text('administrator'),
    managed: flag('management of the password'),
    snapshot: text('snapshot'),
    source: text('source'),
    encrypted: flag('encryption switch'),
    key: key(),
  },
  types: {
    'AWS::RDS::DBCluster': {
      facets: {
        global: 'GlobalClusterIdentifier',
        administrator: 'MasterUsername',
        managed: 'ManageMasterUserPassword',
        snapshot: 'SnapshotIdentifier',
        source: ['SourceDBClusterIdentifier', 'ReplicationSourceIdentifier'],
        encrypted: 'StorageEncrypted',
        key: 'KmsKeyId',
      },
      applies: SECONDARY,
      impact: { '*': 'replaces' },
    },
    aws_rds_cluster: {
      facets: {
        global: 'global_cluster_identifier',
        administrator: 'master_username',
        managed: 'manage_master_user_password',
        snapshot: ['snapshot_identifier', 'restore_to_point_in_time', 's3_import'],
        source: 'replication_source_identifier',
        encrypted: 'storage_encrypted',
        key: 'kms_key_id',
      },
      applies: SECONDARY,
      impact: { '*': 'replaces' },
    },
  },
}));

import {
  byKey,
  documented,
  eitherOf,
  engineeringKnowledge,
  flag,
  is,
  key,
  kind,
  level,
  otherwise,
  present,
  text,
  raise,
  when,
} from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { copyUses, exportUses, insightsUses } from './key-uses.ts';

/** Keys beside that of the storage: each matters only where the feature is on. */
const on = is('on', true);
const PI = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.access-control.cmk-policy.html';

export const performanceInsights = kind('rds-performance-insights', () => ({
  noun: 'Performance Insights data',
  facets: { on: flag('Performance Insights switch'), key: key() },
  types: {
    'AWS::RDS::DBInstance': {
      facets: { on: 'EnablePerformanceInsights', key: 'PerformanceInsightsKMSKeyId' },
      applies: on,
      impact: { '*': 'may-replace' },
    },
    'AWS::RDS::DBCluster': {
      facets: { on: 'PerformanceInsightsEnabled', key: 'PerformanceInsightsKmsKeyId' },
      applies: on,
      impact: { '*': 'in-place' },
    },
    aws_db_instance: {
      facets: { on: 'performance_insights_enabled', key: 'performance_insights_kms_key_id' },
      applies: on,
      impact: { '*': 'in-place' },
    },
    aws_rds_cluster: {
      facets: { on: 'performance_insights_enabled', key: 'performance_insights_kms_key_id' },
      applies: on,
      impact: { '*': 'in-place' },
    },
    aws_rds_cluster_instance: {
      facets: { on: 'performance_insights_enabled', key: 'performance_insights_kms_key_id' },
      applies: on,
      impact: { '*': 'in-place' },
    },
  },
  keyUses: insightsUses,
  store: keyedStore(
    'aws',
    documented('Performance Insights data is always encrypted; without a key of yours, with `aws/rds`', PI),
  ),
  why: "Performance Insights keeps the text of statements, and with it values that people put into them. Its key is chosen when it is first turned on and can't be changed afterwards.",
}));

export const masterSecret = kind('rds-master-secret', () => ({
  noun: 'Master password of a database in Secrets Manager',
  facets: { on: flag('management of the password'), key: key() },
  types: {
    'AWS::RDS::DBInstance': {
      facets: { on: 'ManageMasterUserPassword', key: 'MasterUserSecret.KmsKeyId' },
      applies: on,
      impact: { '*': 'in-place' },
    },
    'AWS::RDS::DBCluster': {
      facets: { on: 'ManageMasterUserPassword', key: 'MasterUserSecret.KmsKeyId' },
      applies: on,
      impact: { '*': 'in-place' },
    },
    'AWS::DocDB::DBCluster': {
      facets: { on: 'ManageMasterUserPassword', key: 'MasterUserSecretKmsKeyId' },
      applies: on,
      impact: { '*': 'in-place' },
    },
    aws_db_instance: {
      facets: { on: 'manage_master_user_password', key: 'master_user_secret_kms_key_id' },
      applies: on,
      impact: { '*': 'in-place' },
    },
    aws_rds_cluster: {
      facets: { on: 'manage_master_user_password', key: 'master_user_secret_kms_key_id' },
      applies: on,
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore(
    'aws',
    documented(
      'the secret is always encrypted; without a key of yours, with `aws/secretsmanager`',
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html',
    ),
  ),
}));

const replicated = documented(
  'backups of an encrypted database stay encrypted in the other Region, under the key named there',
  'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html',
);
const withoutKey = documented(
  'without a key for the other Region no customer-managed key is used there; whether the backups are encrypted follows the database',
  'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html',
);
export const backupReplication = kind('rds-backup-replication', () => ({
  noun: 'Replicated backups of an RDS instance',
  facets: {
    key: key(),
    region: text('Region'),
    encrypted: flag(),
    sourceKey: key('key of the database'),
    source: text('source'),
    elsewhere: flag(),
  },
  types: {
    'AWS::RDS::DBInstance': {
      facets: {
        key: 'AutomaticBackupReplicationKmsKeyId',
        region: 'AutomaticBackupReplicationRegion',
        encrypted: 'StorageEncrypted',
        sourceKey: 'KmsKeyId',
      },
      defaults: { elsewhere: true },
      applies: present('region'),
      impact: { '*': 'in-place' },
    },
    aws_db_instance_automated_backups_replication: {
      facets: { key: 'kms_key_id', source: 'source_db_instance_arn' },
      impact: { '*': 'replaces' },
    },
  },
  keyUses: copyUses,
  store: {
    levels: [
      when(present('key'), byKey('key', 'aws', 'declared', replicated)),
      when(
        is('encrypted', true),
        level('aws', 'default', engineeringKnowledge('without a key for the other Region, its `aws/rds` is used')),
      ),
      otherwise(eitherOf(['none', 'aws'], 'default', withoutKey)),
    ],
    raise: [raise('customer', { key: '$key' })],
    switches: [],
    key: 'key',
    canBeOff: true,

    noFix: {
      'customer-key': 'the key must be one of the Region that the backups are copied to',
      encrypted: 'backups are as encrypted as the database is',
    },
  },
  why: 'The key must be one of the Region that the backups are copied to.',
}));

export const exportTask = kind('rds-export-task', () => ({
  noun: 'RDS export to S3',
  facets: { key: key() },
  types: { aws_rds_export_task: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } } },
  keyUses: exportUses,
  store: keyedStore(
    'aws',
    documented(
      'an export is always encrypted with the KMS key named',
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ExportSnapshot.html',
    ),
  ),
}));

export const activityStream = kind('rds-activity-stream', () => ({
  noun: 'RDS activity stream',
  facets: { key: key() },
  types: { aws_rds_cluster_activity_stream: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } } },
  store: keyedStore(
    'aws',
    documented(
      'an activity stream is always encrypted with the KMS key named; `aws/rds` is refused',
      'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/DBActivityStreams.html',
    ),
  ),
}));

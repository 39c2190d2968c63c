import { byKey, documented, inherits, is, key, kind, level, otherwise, present, text, when } from '../dsl.ts';
import { intoBucket, typedStore } from '../typed.ts';
import { lensUse, replicationUse, reportUse } from './object-key-uses.ts';

const replicas = documented(
  'replicas are encrypted with the key named; without one they are as their bucket makes them',
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html',
);
export const replica = kind('s3-replica', () => ({
  noun: 'S3 replication rule',
  facets: { key: key('replica key'), kmsObjects: text('selection of KMS objects'), bucket: text('destination bucket') },
  types: {
    'AWS::S3::Bucket': {
      each: 'ReplicationConfiguration.Rules[]',
      identity: 'Id',
      facets: {
        key: 'Destination.EncryptionConfiguration.ReplicaKmsKeyID',
        kmsObjects: 'SourceSelectionCriteria.SseKmsEncryptedObjects.Status',
        bucket: 'Destination.Bucket',
      },
      applies: present('key'),
      impact: { '*': 'in-place' },
    },
    aws_s3_bucket_replication_configuration: {
      each: 'rule[]',
      identity: 'id',
      facets: {
        key: 'destination.encryption_configuration.replica_kms_key_id',
        kmsObjects: 'source_selection_criteria.sse_kms_encrypted_objects.status',
        bucket: 'destination.bucket',
      },
      applies: present('key'),
      impact: { '*': 'in-place' },
    },
    aws_s3_bucket: {
      each: 'replication_configuration.rules[]',
      identity: 'id',
      facets: {
        key: 'destination.replica_kms_key_id',
        kmsObjects: 'source_selection_criteria.sse_kms_encrypted_objects.enabled',
        bucket: 'destination.bucket',
      },
      applies: present('key'),
      impact: { '*': 'in-place' },
    },
  },
  keyUses: [replicationUse],
  store: intoBucket(replicas),
  why: "Objects under a KMS key are replicated only where the rule selects them and names a key of the destination's Region.",
}));

/** The same rules once more, for what must agree: looked at whether a key is named or not. */
export const replicationRule = kind('s3-replication-rule', () => ({
  noun: 'S3 replication rule',
  facets: {
    key: key('replica key'),
    kmsObjects: text('selection of KMS objects'),
    algorithm: text('encryption algorithm of the bucket'),
    status: text('status'),
  },
  types: {
    'AWS::S3::Bucket': {
      each: 'ReplicationConfiguration.Rules[]',
      identity: 'Id',
      facets: {
        key: 'Destination.EncryptionConfiguration.ReplicaKmsKeyID',
        kmsObjects: 'SourceSelectionCriteria.SseKmsEncryptedObjects.Status',
        status: 'Status',
        algorithm: '^BucketEncryption.ServerSideEncryptionConfiguration[].ServerSideEncryptionByDefault.SSEAlgorithm',
      },
      applies: { op: 'not', of: is('status', 'Disabled') },
      impact: { '*': 'in-place' },
    },
    aws_s3_bucket_replication_configuration: {
      each: 'rule[]',
      identity: 'id',
      facets: {
        key: 'destination.encryption_configuration.replica_kms_key_id',
        kmsObjects: 'source_selection_criteria.sse_kms_encrypted_objects.status',
        status: 'status',
      },
      applies: { op: 'not', of: is('status', 'Disabled') },
      impact: { '*': 'in-place' },
    },
    aws_s3_bucket: {
      each: 'replication_configuration.rules[]',
      identity: 'id',
      facets: {
        key: 'destination.replica_kms_key_id',
        kmsObjects: 'source_selection_criteria.sse_kms_encrypted_objects.enabled',
        status: 'status',
        algorithm: '^server_side_encryption_configuration.rule[].apply_server_side_encryption_by_default.sse_algorithm',
      },
      applies: { op: 'not', of: is('status', 'Disabled') },
      impact: { '*': 'in-place' },
    },
  },
}));

export const metadataTable = kind('s3-metadata-table', () => ({
  noun: 'S3 metadata table',
  facets: { type: text('encryption algorithm', ['AES256', 'aws:kms']), key: key() },
  types: {
    'AWS::S3::Bucket': ['JournalTableConfiguration', 'InventoryTableConfiguration', 'AnnotationTableConfiguration'].map(
      (name) => ({
        each: `MetadataConfiguration.${name}`,
        facets: { type: 'EncryptionConfiguration.SseAlgorithm', key: 'EncryptionConfiguration.KmsKeyArn' },
        impact: { '*': 'in-place' },
      }),
    ),
    aws_s3_bucket_metadata_configuration: ['journal_table_configuration', 'inventory_table_configuration'].map(
      (name) => ({
        each: `metadata_configuration.${name}`,
        facets: { type: 'encryption_configuration.sse_algorithm', key: 'encryption_configuration.kms_key_arn' },
        since: { '*': '6.0' },
        impact: { '*': 'in-place' },
      }),
    ),
  },
  store: typedStore({
    words: ['aws:kms'],
    fact: documented(
      'metadata tables are encrypted with SSE-S3 unless a customer-managed key is named',
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/metadata-tables-overview.html',
    ),
  }),
  why: 'Names, tags and owners of objects stand in these tables.',
}));

const report = documented(
  'reports are encrypted as asked for; else as their bucket makes them',
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/configure-inventory.html',
);
export const inventory = kind('s3-inventory', () => ({
  noun: 'S3 inventory report',
  facets: { key: key(), sseS3: { as: 'map' }, bucket: text('destination bucket') },
  types: {
    aws_s3_bucket_inventory: {
      each: 'destination.bucket',
      facets: { key: 'encryption.sse_kms.key_id', sseS3: 'encryption.sse_s3', bucket: 'bucket_arn' },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: [reportUse],
  store: intoBucket(report, {
    levels: [
      when(present('key'), byKey('key', 'service', 'declared', report)),
      when(present('sseS3'), level('service', 'declared', report)),
      otherwise(inherits('bucket', report, 's3-bucket', 'service')),
    ],
  }),
}));

const metrics = documented(
  'metrics are encrypted as asked for; else as their bucket makes them',
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage_lens_encrypt_permissions.html',
);
const LENS = ['DataExport', 'ExpandedPrefixesDataExport'].flatMap((part) =>
  ['S3BucketDestination', 'StorageLensTableDestination'].map((destination) => `${part}.${destination}`),
);
const lens = ['data_export', 'expanded_prefixes_data_export'].flatMap((part) =>
  ['s3_bucket_destination', 'storage_lens_table_destination'].map((destination) => `${part}.${destination}`),
);
export const storageLens = kind('s3-storage-lens', () => ({
  noun: 'S3 Storage Lens export',
  facets: { key: key(), sseS3: { as: 'map' }, bucket: text('destination bucket'), on: text() },
  types: {
    'AWS::S3::StorageLens': LENS.map((path) => ({
      each: `StorageLensConfiguration.${path}`,
      facets: {
        key: 'Encryption.SSEKMS.KeyId',
        sseS3: 'Encryption.SSES3',
        ...(path.endsWith('S3BucketDestination') ? { bucket: 'Arn' } : { on: 'IsEnabled' }),
      },
      applies: { op: 'not', of: is('on', false) },
      impact: { '*': 'in-place' },
    })),
    aws_s3control_storage_lens_configuration: lens.map((path) => ({
      each: `storage_lens_configuration.${path}`,
      facets: {
        key: 'encryption.sse_kms.key_id',
        sseS3: 'encryption.sse_s3',
        ...(path.endsWith('s3_bucket_destination') ? { bucket: 'arn' } : { on: 'enabled' }),
      },
      applies: { op: 'not', of: is('on', false) },
      ...(path === lens[0] ? {} : { since: { '*': path === lens[1] ? '6.40' : '6.45' } }),
      impact: { '*': 'in-place' },
    })),
  },
  keyUses: [lensUse],
  store: intoBucket(metrics, {
    levels: [
      when(present('key'), byKey('key', 'service', 'declared', metrics)),
      when(present('sseS3'), level('service', 'declared', metrics)),
      otherwise(inherits('bucket', metrics, 's3-bucket', 'service')),
    ],
  }),
}));

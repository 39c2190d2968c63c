import { free, type PolicyStatement } from '../dsl.ts';
import type { Call, Held } from './enforced-key.ts';

/** What can be made without encryption, and a Deny that keeps it from being made. */
export interface PlainStore {
  readonly noun: string;
  readonly calls: readonly (Call & { readonly carries: Readonly<Record<string, Held>> })[];
  readonly statement: PolicyStatement;
}

const deny = (sid: string, action: string | readonly string[], condition: PolicyStatement, resource = '*') => ({
  Sid: sid,
  Effect: 'Deny',
  Action: action,
  Resource: resource,
  Condition: condition,
});
const VOLUME = { on: `volume/${free('id')}`, carries: { 'ec2:encrypted': ['false'] } };
const plain = (engine: string) => ({ 'rds:storageencrypted': ['false'], 'rds:databaseengine': [engine] });

export const plainStores = {
  volumes: {
    noun: 'EBS volumes',
    calls: [
      { action: 'ec2:CreateVolume', ...VOLUME },
      { action: 'ec2:RunInstances', ...VOLUME },
    ],
    statement: deny(
      'DenyPlainVolumes',
      [
        'ec2:CreateVolume',
        'ec2:RunInstances',
        'ec2:CreateFleet',
        'ec2:CopyVolumes',
        'ec2:ImportVolume',
        'ec2:ImportInstance',
      ],
      { Bool: { 'ec2:Encrypted': 'false' } },
      'arn:aws*:ec2:*:*:volume/*',
    ),
  },
  clusters: {
    noun: 'Aurora, DocumentDB and Neptune clusters',
    calls: [{ action: 'rds:CreateDBCluster', carries: plain('aurora-postgresql') }],
    statement: deny('DenyPlainClusters', ['rds:CreateDBCluster', 'rds:RestoreDBClusterFromS3'], {
      Bool: { 'rds:StorageEncrypted': 'false' },
    }),
  },
  databases: {
    noun: 'RDS databases',
    calls: [{ action: 'rds:CreateDBInstance', carries: plain('postgres') }],
    // Instances of a cluster take its storage, and never say that it is encrypted.
    statement: deny('DenyPlainDatabases', 'rds:CreateDBInstance', {
      Bool: { 'rds:StorageEncrypted': 'false' },
      StringNotLike: { 'rds:DatabaseEngine': ['aurora*', 'docdb', 'neptune'] },
    }),
  },
  'file-systems': {
    noun: 'EFS file systems',
    calls: [{ action: 'elasticfilesystem:CreateFileSystem', carries: { 'elasticfilesystem:encrypted': ['false'] } }],
    statement: deny('DenyPlainFileSystems', 'elasticfilesystem:CreateFileSystem', {
      BoolIfExists: { 'elasticfilesystem:Encrypted': 'false' },
    }),
  },
  caches: {
    noun: 'ElastiCache replication groups',
    calls: [
      {
        action: 'elasticache:CreateReplicationGroup',
        on: `replicationgroup:${free('id')}`,
        carries: { 'elasticache:atrestencryptionenabled': ['false'] },
      },
    ],
    statement: deny('DenyPlainCaches', 'elasticache:CreateReplicationGroup', {
      Bool: { 'elasticache:AtRestEncryptionEnabled': 'false' },
    }),
  },
} as const satisfies Readonly<Record<string, PlainStore>>;

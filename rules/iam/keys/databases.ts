import { free } from '../../dsl.ts';
import type { EnforcedKey } from '../enforced-key.ts';
import { calls, keyText, switchOn } from '../key-words.ts';

const GROUP = `replicationgroup:${free('id')}`;
const GLOBAL = `globalreplicationgroup:${free('id')}`;
const SERVERLESS = `serverlesscache:${free('id')}`;
const cacheGroups = ['parametergroup', 'subnetgroup'].map((on) => ({
  action: 'elasticache:CreateReplicationGroup',
  on: `${on}:${free('id')}`,
  carries: {},
  what: `every replication group, since the ${on} that it names never carries the key`,
}));

export const databases: readonly EnforcedKey[] = [
  switchOn('rds:StorageEncrypted', {
    page: 'amazonrds',
    on: calls('rds', 'CreateDBCluster CreateDBInstance RestoreDBClusterFromS3'),
    also: calls('rds', 'CreateBlueGreenDeployment'),
    // The resource type `db` carries it too, on calls that the reference does not name.
    maybeMore: true,
    // AWS's own sample leaves Aurora out (https://aws.amazon.com/blogs/mt/identity-guide-preventive-controls-with-aws-identity-scps/).
    spared: ['aurora-mysql', 'aurora-postgresql', 'docdb', 'neptune'].map((engine) => ({
      action: 'rds:CreateDBInstance',
      carries: { 'rds:storageencrypted': ['false'], 'rds:databaseengine': [engine] },
      what: "instances of Aurora, DocumentDB and Neptune take the storage of their cluster and don't say that it is encrypted; by what is reported they are denied, and so are readers and writers of encrypted clusters. Let the engines `aurora*`, `docdb` and `neptune` out of the Deny of `rds:CreateDBInstance`",
      reported: true,
    })),
  }),
  switchOn('elasticfilesystem:Encrypted', {
    page: 'amazonelasticfilesystem',
    on: calls('elasticfilesystem', 'CreateFileSystem'),
    unclear: true,
  }),
  // AWS fills it with false where the parameter is missing (https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/IAM.ConditionKeys.html).
  switchOn('elasticache:AtRestEncryptionEnabled', {
    page: 'amazonelasticache',
    on: calls('elasticache', 'CreateReplicationGroup', GROUP),
    also: calls('elasticache', 'CreateReplicationGroup', GLOBAL),
    spared: cacheGroups,
  }),
  keyText('elasticache:KmsKeyId', {
    page: 'amazonelasticache',
    on: [
      ...calls('elasticache', 'CreateReplicationGroup', GROUP),
      ...calls('elasticache', 'CreateServerlessCache', SERVERLESS),
    ],
    also: [
      ...calls('elasticache', 'CreateReplicationGroup', GLOBAL),
      ...calls('elasticache', 'CopySnapshot'),
      ...calls('elasticache', 'CreateSnapshot', `snapshot:${free('id')}`),
      ...calls(
        'elasticache',
        'CopyServerlessCacheSnapshot CreateServerlessCacheSnapshot',
        `serverlesscachesnapshot:${free('id')}`,
      ),
    ],
    spared: cacheGroups,
  }),
];

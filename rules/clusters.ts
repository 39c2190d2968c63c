/** DocumentDB and Neptune run on the storage of RDS: their clusters are written and encrypted alike. */
import { flag, inherits, key, never, present, text, when } from './dsl.ts';
import type { Fact, Kind, Spelled } from './dsl.ts';
import { type GlobalCluster, globalClusterStore, leavesSnapshot } from './shapes.ts';

export const clusterMigration =
  'Restore a snapshot of the cluster into a new, encrypted cluster, switch over, then remove the old one.';
export const clusterWhy = "The cluster's volume, logs, backups and snapshots are encrypted from its creation or never.";

export const clusterFacets = {
  encrypted: flag('encryption switch'),
  key: key(),
  snapshot: text('snapshot'),
  source: text('source cluster'),
  finalSnapshot: text('final snapshot'),
  skipsSnapshot: flag('skipping of the final snapshot'),
};

/** `terraform`: how the provider spells what differs. */
export const clusterTypes = (
  namespace: string,
  type: string,
  terraform: Spelled['facets'],
): Readonly<Record<string, Spelled>> => ({
  [`AWS::${namespace}::DBCluster`]: {
    facets: {
      encrypted: 'StorageEncrypted',
      key: 'KmsKeyId',
      snapshot: 'SnapshotIdentifier',
      source: 'SourceDBClusterIdentifier',
    },
    stays: never,
    impact: { '*': 'replaces' },
  },
  [type]: {
    facets: {
      encrypted: 'storage_encrypted',
      ...terraform,
      finalSnapshot: 'final_snapshot_identifier',
      skipsSnapshot: 'skip_final_snapshot',
    },
    stays: leavesSnapshot,
    impact: { '*': 'replaces' },
  },
});

/** What a cluster is made from decides. */
export const madeFrom = (kind: string, cluster: Fact, snapshot: Fact) => [
  when(present('source'), inherits('source', cluster, kind)),
  when(present('snapshot'), inherits('snapshot', snapshot)),
];

export const globalClusterOf = (
  noun: string,
  namespace: string,
  type: string,
  store: GlobalCluster,
): Omit<Kind, 'id'> => ({
  noun,
  facets: { encrypted: flag('encryption switch'), source: text('source cluster') },
  types: {
    [`AWS::${namespace}::GlobalCluster`]: {
      facets: { encrypted: 'StorageEncrypted', source: 'SourceDBClusterIdentifier' },
      impact: { '*': 'replaces' },
    },
    [type]: {
      facets: { encrypted: 'storage_encrypted', source: 'source_db_cluster_identifier' },
      impact: { '*': 'replaces' },
    },
  },
  store: globalClusterStore(store),
  migration: clusterMigration,
});

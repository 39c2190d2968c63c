import {
  config,
  documented,
  flag,
  fsbp,
  inherits,
  key,
  kind,
  partlyDocumented,
  present,
  text,
  when,
  never,
} from '../dsl.ts';
import { globalClusterStore, leavesSnapshot, switchedStore } from '../shapes.ts';
import { clusterUses } from './key-uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html';
const migration =
  'Restore a snapshot of the cluster into a new, encrypted cluster, switch over, then remove the old one.';

export const cluster = kind('neptune-cluster', () => ({
  noun: 'Neptune cluster',
  facets: {
    encrypted: flag('encryption switch'),
    key: key(),
    snapshot: text('snapshot'),
    source: text('source cluster'),
    finalSnapshot: text('final snapshot'),
    skipsSnapshot: flag('skipping of the final snapshot'),
  },
  types: {
    'AWS::Neptune::DBCluster': {
      facets: {
        encrypted: 'StorageEncrypted',
        key: 'KmsKeyId',
        snapshot: 'SnapshotIdentifier',
        source: 'SourceDBClusterIdentifier',
      },
      stays: never,
      impact: { '*': 'replaces' },
    },
    aws_neptune_cluster: {
      facets: {
        encrypted: 'storage_encrypted',
        key: 'kms_key_arn',
        snapshot: 'snapshot_identifier',
        source: 'replication_source_identifier',
        finalSnapshot: 'final_snapshot_identifier',
        skipsSnapshot: 'skip_final_snapshot',
      },
      stays: leavesSnapshot,
      impact: { '*': 'replaces' },
    },
  },
  keyUses: clusterUses,
  store: switchedStore({
    onWithout: 'aws',
    on: documented('the cluster is encrypted with the key named, or `aws/rds` where none is named', GUIDE),
    off: documented(
      'a cluster made through the API is not encrypted unless asked for; only the console forces it',
      GUIDE,
    ),
    before: [
      when(
        present('source'),
        inherits('source', documented('it follows the cluster it is made from', GUIDE), 'neptune-cluster'),
      ),
      when(
        present('snapshot'),
        inherits('snapshot', documented('it follows the snapshot it is made from, whatever the switch says', GUIDE)),
      ),
    ],
    controls: [fsbp('Neptune.1'), config('NEPTUNE_CLUSTER_ENCRYPTED')],
  }),
  why: 'The cluster’s volume, logs, backups and snapshots are encrypted from its creation or never.',
  migration,
}));

export const globalCluster = kind('neptune-global-cluster', () => ({
  noun: 'Neptune global cluster',
  facets: { encrypted: flag('encryption switch'), source: text('source cluster') },
  types: {
    'AWS::Neptune::GlobalCluster': {
      facets: { encrypted: 'StorageEncrypted', source: 'SourceDBClusterIdentifier' },
      impact: { '*': 'replaces' },
    },
    aws_neptune_global_cluster: {
      facets: { encrypted: 'storage_encrypted', source: 'source_db_cluster_identifier' },
      impact: { '*': 'replaces' },
    },
  },
  store: globalClusterStore({
    memberKind: 'neptune-cluster',
    made: partlyDocumented('a global cluster made from a cluster takes its encryption', GUIDE),
    on: partlyDocumented('members must be encrypted; each names the key of its Region', GUIDE),
    absent: { level: 'none', fact: partlyDocumented('a global cluster is not encrypted unless asked for', GUIDE) },
  }),
  migration,
}));

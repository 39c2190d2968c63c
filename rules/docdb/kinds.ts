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
import { globalClusterStore, keyedStore, leavesSnapshot, switchedStore } from '../shapes.ts';
import { clusterUses } from './key-uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html';
const GLOBAL =
  'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/docdb_global_cluster.html.markdown';
const on = documented(
  'the cluster is encrypted with the key named, or the account’s default key where none is named',
  GUIDE,
);
const off = documented('a cluster made with CloudFormation or the API is not encrypted unless asked for', GUIDE);
const migration =
  'Restore a snapshot of the cluster into a new, encrypted cluster, switch over, then remove the old one.';

export const cluster = kind('docdb-cluster', () => ({
  noun: 'DocumentDB cluster',
  facets: {
    encrypted: flag('encryption switch'),
    key: key(),
    snapshot: text('snapshot'),
    source: text('source cluster'),
    finalSnapshot: text('final snapshot'),
    skipsSnapshot: flag('skipping of the final snapshot'),
  },
  types: {
    'AWS::DocDB::DBCluster': {
      facets: {
        encrypted: 'StorageEncrypted',
        key: 'KmsKeyId',
        snapshot: 'SnapshotIdentifier',
        source: 'SourceDBClusterIdentifier',
      },
      stays: never,
      impact: { '*': 'replaces' },
    },
    aws_docdb_cluster: {
      facets: {
        encrypted: 'storage_encrypted',
        key: 'kms_key_id',
        snapshot: ['snapshot_identifier', 'restore_to_point_in_time'],
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
    on,
    off,
    before: [
      when(
        present('source'),
        inherits('source', documented('it follows the cluster it is made from', GUIDE), 'docdb-cluster'),
      ),
      when(present('snapshot'), inherits('snapshot', documented('it follows the snapshot it is made from', GUIDE))),
    ],
    controls: [fsbp('DocumentDB.1'), config('DOCDB_CLUSTER_ENCRYPTED')],
  }),
  why: 'The cluster’s volume, logs, backups and snapshots are encrypted from its creation or never.',
  migration,
}));

export const globalCluster = kind('docdb-global-cluster', () => ({
  noun: 'DocumentDB global cluster',
  facets: { encrypted: flag('encryption switch'), source: text('source cluster') },
  types: {
    'AWS::DocDB::GlobalCluster': {
      facets: { encrypted: 'StorageEncrypted', source: 'SourceDBClusterIdentifier' },
      impact: { '*': 'replaces' },
    },
    aws_docdb_global_cluster: {
      facets: { encrypted: 'storage_encrypted', source: 'source_db_cluster_identifier' },
      impact: { '*': 'replaces' },
    },
  },
  store: globalClusterStore({
    memberKind: 'docdb-cluster',
    made: documented('a global cluster made from a cluster takes its encryption', GLOBAL),
    on: partlyDocumented('members must be encrypted; each names the key of its Region', GUIDE),
    absent: { level: 'none', fact: documented('a global cluster is not encrypted unless asked for', GLOBAL) },
  }),
  migration,
}));

export const elastic = kind('docdb-elastic-cluster', () => ({
  noun: 'DocumentDB elastic cluster',
  facets: { key: key() },
  types: {
    'AWS::DocDBElastic::Cluster': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_docdbelastic_cluster: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  keyUses: clusterUses,
  store: keyedStore(
    'service',
    documented(
      'an elastic cluster is always encrypted; without a key of yours, with one of the service',
      'https://docs.aws.amazon.com/documentdb/latest/developerguide/elastic-encryption.html',
    ),
  ),
}));

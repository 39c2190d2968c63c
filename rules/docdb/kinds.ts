import { config, documented, fsbp, key, kind, partlyDocumented } from '../dsl.ts';
import { clusterFacets, clusterMigration, clusterTypes, clusterWhy, globalClusterOf, madeFrom } from '../clusters.ts';
import { keyedStore, switchedStore } from '../shapes.ts';
import { clusterUses } from './key-uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html';
const GLOBAL =
  'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/docdb_global_cluster.html.markdown';
const on = documented(
  "the cluster is encrypted with the key named, or the account's default key where none is named",
  GUIDE,
);
const off = documented('a cluster made with CloudFormation or the API is not encrypted unless asked for', GUIDE);

export const cluster = kind('docdb-cluster', () => ({
  noun: 'DocumentDB cluster',
  facets: clusterFacets,
  types: clusterTypes('DocDB', 'aws_docdb_cluster', {
    key: 'kms_key_id',
    snapshot: ['snapshot_identifier', 'restore_to_point_in_time'],
  }),
  keyUses: clusterUses,
  store: switchedStore({
    onWithout: 'aws',
    on,
    off,
    before: madeFrom(
      'docdb-cluster',
      documented('it follows the cluster it is made from', GUIDE),
      documented('it follows the snapshot it is made from', GUIDE),
    ),
    controls: [fsbp('DocumentDB.1'), config('DOCDB_CLUSTER_ENCRYPTED')],
  }),
  why: clusterWhy,
  migration: clusterMigration,
}));

export const globalCluster = kind('docdb-global-cluster', () =>
  globalClusterOf('DocumentDB global cluster', 'DocDB', 'aws_docdb_global_cluster', {
    memberKind: 'docdb-cluster',
    made: documented('a global cluster made from a cluster takes its encryption', GLOBAL),
    on: partlyDocumented('members must be encrypted; each names the key of its Region', GUIDE),
    absent: { level: 'none', fact: documented('a global cluster is not encrypted unless asked for', GLOBAL) },
  }),
);

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

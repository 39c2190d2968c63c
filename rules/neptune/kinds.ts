import { config, documented, fsbp, kind, partlyDocumented } from '../dsl.ts';
import { clusterFacets, clusterMigration, clusterTypes, clusterWhy, globalClusterOf, madeFrom } from '../clusters.ts';
import { switchedStore } from '../shapes.ts';
import { clusterUses } from './key-uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html';

export const cluster = kind('neptune-cluster', () => ({
  noun: 'Neptune cluster',
  facets: clusterFacets,
  types: clusterTypes('Neptune', 'aws_neptune_cluster', {
    key: 'kms_key_arn',
    snapshot: 'snapshot_identifier',
    source: 'replication_source_identifier',
  }),
  keyUses: clusterUses,
  store: switchedStore({
    onWithout: 'aws',
    on: documented('the cluster is encrypted with the key named, or `aws/rds` where none is named', GUIDE),
    off: documented(
      'a cluster made through the API is not encrypted unless asked for; only the console forces it',
      GUIDE,
    ),
    before: madeFrom(
      'neptune-cluster',
      documented('it follows the cluster it is made from', GUIDE),
      documented('it follows the snapshot it is made from, whatever the switch says', GUIDE),
    ),
    controls: [fsbp('Neptune.1'), config('NEPTUNE_CLUSTER_ENCRYPTED')],
  }),
  why: clusterWhy,
  migration: clusterMigration,
}));

export const globalCluster = kind('neptune-global-cluster', () =>
  globalClusterOf('Neptune global cluster', 'Neptune', 'aws_neptune_global_cluster', {
    memberKind: 'neptune-cluster',
    made: partlyDocumented('a global cluster made from a cluster takes its encryption', GUIDE),
    on: partlyDocumented('members must be encrypted; each names the key of its Region', GUIDE),
    absent: { level: 'none', fact: partlyDocumented('a global cluster is not encrypted unless asked for', GUIDE) },
  }),
);

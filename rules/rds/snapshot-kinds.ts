import { because, config, documented, fsbp, inherits, kind, nist, otherwise, severity, text } from '../dsl.ts';
import type { Control, Store } from '../dsl.ts';

const fact = documented(
  'a snapshot is as encrypted as what it is taken from',
  'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html',
);
/** Nothing can be set on a snapshot: it tells twice what its source tells once, so only at the two stricter profiles. */
const taken = (from: string, controls: readonly Control[]): Store => ({
  levels: [otherwise(inherits('source', fact, from))],
  raise: [],
  switches: [],
  canBeOff: true,
  severity: { encrypted: severity('off', 'warning', 'error') },
  controls: { encrypted: [...controls, because('by its own text: cryptography protects backups', nist('CP-9(8)'))] },
  noFix: { encrypted: 'encrypt what the snapshot is taken from' },
});
const facets = { source: text('source') };
const RDS = [fsbp('RDS.4'), config('RDS_SNAPSHOT_ENCRYPTED')];
const impact = { '*': 'replaces' } as const;

export const instanceSnapshot = kind('rds-instance-snapshot', () => ({
  noun: 'RDS snapshot',
  facets,
  types: { aws_db_snapshot: { facets: { source: 'db_instance_identifier' }, impact } },
  store: taken('rds-instance', RDS),
}));
export const clusterSnapshot = kind('rds-cluster-snapshot', () => ({
  noun: 'RDS cluster snapshot',
  facets,
  types: { aws_db_cluster_snapshot: { facets: { source: 'db_cluster_identifier' }, impact } },
  store: taken('rds-cluster', RDS),
}));
export const neptuneSnapshot = kind('neptune-cluster-snapshot', () => ({
  noun: 'Neptune cluster snapshot',
  facets,
  types: { aws_neptune_cluster_snapshot: { facets: { source: 'db_cluster_identifier' }, impact } },
  store: taken('neptune-cluster', [fsbp('Neptune.6'), config('NEPTUNE_CLUSTER_SNAPSHOT_ENCRYPTED')]),
}));
export const docdbSnapshot = kind('docdb-cluster-snapshot', () => ({
  noun: 'DocumentDB cluster snapshot',
  facets,
  types: { aws_docdb_cluster_snapshot: { facets: { source: 'db_cluster_identifier' }, impact } },
  store: taken('docdb-cluster', []),
}));

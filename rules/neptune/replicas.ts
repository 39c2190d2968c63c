/** Clusters that replicate others; for what must agree. */
import { flag, key, kind, present, text } from '../dsl.ts';

export const replicaCluster = kind('neptune-replica-cluster', () => ({
  noun: 'Neptune replica cluster',
  facets: { source: text('source'), encrypted: flag('encryption switch'), key: key() },
  types: {
    aws_neptune_cluster: {
      facets: { source: 'replication_source_identifier', encrypted: 'storage_encrypted', key: 'kms_key_arn' },
      applies: present('source'),
      impact: { '*': 'replaces' },
    },
  },
}));

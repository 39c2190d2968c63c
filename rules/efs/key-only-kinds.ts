import { engineeringKnowledge, key, kind, map, present } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const replicationConfiguration = kind('efs-replication-configuration', () => ({
  noun: 'EFS replica',
  facets: { key: key(), part: map('part') },
  types: {
    aws_efs_replication_configuration: {
      facets: { key: 'destination.kms_key_id', part: 'destination' },
      applies: present('part'),
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore('aws', engineeringKnowledge('without a key of yours, it is encrypted with an AWS-managed key')),
}));

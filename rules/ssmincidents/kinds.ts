import { engineeringKnowledge, key, kind, map, present } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const ssmIncidentsReplicationSet = kind('ssm-incidents-replication-set', () => ({
  noun: 'Incident Manager replication set',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::SSMIncidents::ReplicationSet': {
      each: 'Regions[]',
      facets: { key: 'RegionConfiguration.SseKmsKeyId', part: 'RegionConfiguration' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

export const replicationSet = kind('ssmincidents-replication-set', () => ({
  noun: 'Incident Manager replication set',
  facets: { key: key(), part: map('part') },
  types: {
    aws_ssmincidents_replication_set: {
      facets: { key: 'region.kms_key_arn', part: 'region' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

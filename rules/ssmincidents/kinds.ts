import { documented, key, kind, map } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const replicationSet = kind('ssmincidents-replication-set', () => ({
  noun: 'Incident Manager replication set',
  facets: { key: key(), region: map('Region') },
  types: {
    'AWS::SSMIncidents::ReplicationSet': {
      each: 'Regions[]',
      identity: 'RegionName',
      facets: { key: 'RegionConfiguration.SseKmsKeyId', region: 'RegionConfiguration' },
      impact: { '*': 'in-place' },
    },
    aws_ssmincidents_replication_set: {
      each: 'region[]',
      identity: 'name',
      facets: { key: 'kms_key_arn' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore(
    'service',
    documented(
      'without a key of yours, incidents are encrypted with one of the service',
      'https://docs.aws.amazon.com/incident-manager/latest/userguide/general-settings.html',
    ),
  ),
}));

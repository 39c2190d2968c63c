import { documented, key, kind, text } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const replicationSet = kind('ssmincidents-replication-set', () => ({
  noun: 'Incident Manager replication set',
  facets: { key: key(), region: text('Region') },
  types: {
    'AWS::SSMIncidents::ReplicationSet': {
      each: 'Regions[]',
      identity: 'RegionName',
      facets: { key: 'RegionConfiguration.SseKmsKeyId', region: 'RegionName' },
      impact: { '*': 'in-place' },
    },
    aws_ssmincidents_replication_set: [
      {
        each: 'region[]',
        identity: 'name',
        facets: { key: 'kms_key_arn', region: 'name' },
        impact: { '*': 'in-place' },
      },
      {
        each: 'regions[]',
        identity: 'name',
        facets: { key: 'kms_key_arn', region: 'name' },
        since: { '*': '6.0' },
        impact: { '*': 'in-place' },
      },
    ],
  },
  store: keyedStore(
    'service',
    documented(
      'without a key of yours, incidents are encrypted with one of the service',
      'https://docs.aws.amazon.com/incident-manager/latest/userguide/general-settings.html',
    ),
  ),
}));

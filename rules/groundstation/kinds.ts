import { key, kind, partlyDocumented } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const missionProfile = kind('groundstation-mission-profile', () => ({
  noun: 'Ground Station stream',
  facets: { key: key() },
  types: {
    'AWS::GroundStation::MissionProfile': {
      facets: { key: ['StreamsKmsKey.KmsKeyArn', 'StreamsKmsKey.KmsAliasArn', 'StreamsKmsKey.KmsAliasName'] },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore(
    'service',
    serviceKey(
      partlyDocumented,
      'https://docs.aws.amazon.com/ground-station/latest/ug/security.encryption-at-rest.html',
    ),
  ),
}));

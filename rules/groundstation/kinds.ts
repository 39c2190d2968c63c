import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStoreOfEither } from '../shapes.ts';

export const missionProfile = kind('groundstation-mission-profile', () => ({
  noun: 'Ground Station stream',
  facets: { key: key() },
  types: {
    'AWS::GroundStation::MissionProfile': {
      facets: { key: ['StreamsKmsKey.KmsKeyArn', 'StreamsKmsKey.KmsAliasArn', 'StreamsKmsKey.KmsAliasName'] },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStoreOfEither(engineeringKnowledge('whose key is used when none is named is not documented')),
}));

import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStoreOfEither } from '../shapes.ts';

export const voiceIdDomain = kind('voiceid-domain', () => ({
  noun: 'Voice ID domain',
  facets: { key: key() },
  types: {
    'AWS::VoiceID::Domain': {
      facets: { key: 'ServerSideEncryptionConfiguration.KmsKeyId' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStoreOfEither(engineeringKnowledge('whose key is used when none is named is not documented')),
}));

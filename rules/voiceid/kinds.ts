import { key, kind } from '../dsl.ts';
import { anyKey } from '../key-facts.ts';
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
  store: keyedStoreOfEither(anyKey),
}));

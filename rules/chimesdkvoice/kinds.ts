import { key, kind } from '../dsl.ts';
import { anyKey } from '../key-facts.ts';
import { keyedStoreOfEither } from '../shapes.ts';

export const voiceProfileDomain = kind('chimesdkvoice-voice-profile-domain', () => ({
  noun: 'Chime SDK voice profile domain',
  facets: { key: key() },
  types: {
    aws_chimesdkvoice_voice_profile_domain: {
      facets: { key: 'server_side_encryption_configuration.kms_key_arn' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStoreOfEither(anyKey),
}));

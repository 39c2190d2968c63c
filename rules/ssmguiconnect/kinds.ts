import { key, kind, map, present } from '../dsl.ts';
import { anyKey } from '../key-facts.ts';
import { keyedStoreOfEither } from '../shapes.ts';

export const ssmGuiConnectPreferences = kind('ssmguiconnect-preferences', () => ({
  noun: 'Systems Manager GUI Connect preferences',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::SSMGuiConnect::Preferences': {
      facets: { key: 'ConnectionRecordingPreferences.KMSKeyArn', part: 'ConnectionRecordingPreferences' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStoreOfEither(anyKey),
}));

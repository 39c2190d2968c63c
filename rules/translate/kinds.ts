import { engineeringKnowledge, key, kind, raise, text } from '../dsl.ts';
import { anyKey, serviceKey } from '../key-facts.ts';
import { keyedStore, keyedStoreOfEither } from '../shapes.ts';

export const parallelData = kind('translate-parallel-data', () => ({
  noun: 'Translate parallel data',
  facets: { type: text('key type', ['KMS']), key: key() },
  types: {
    'AWS::Translate::ParallelData': {
      facets: { type: 'EncryptionKey.Type', key: 'EncryptionKey.Id' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge), [], {
    raise: [raise('customer', { type: 'KMS', key: '$key' })],
  }),
}));

export const terminology = kind('translate-terminology', () => ({
  noun: 'Translate terminology',
  facets: { type: text('key type', ['KMS']), key: key() },
  types: {
    'AWS::Translate::Terminology': {
      facets: { type: 'EncryptionKey.Type', key: 'EncryptionKey.Id' },
      impact: { '*': 'replaces' },
    },
  },
  store: { ...keyedStoreOfEither(anyKey), raise: [raise('customer', { type: 'KMS', key: '$key' })] },
}));

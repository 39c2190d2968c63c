import { key, kind, raise, specified, text } from '../dsl.ts';
import { objectsStore } from '../shapes.ts';

export const channel = kind('kinesis-channel', () => ({
  noun: 'Kinesis channel',
  facets: { key: key(), type: text('encryption type') },
  types: {
    'AWS::Kinesis::Channel': {
      facets: { key: 'EncryptionConfiguration.KeyId', type: 'EncryptionConfiguration.EncryptionType' },
      impact: { '*': 'replaces' },
    },
  },
  store: objectsStore(specified('what is delivered to S3 is written with the key named'), [], {
    raise: [raise('customer', { type: 'KMS', key: '$key' })],
  }),
}));

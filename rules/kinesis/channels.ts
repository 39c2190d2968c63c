import { key, kind, raise, specified, text } from '../dsl.ts';
import { objectsStore } from '../shapes.ts';

export const channel = kind('kinesis-channel', () => ({
  noun: 'Kinesis channel',
  // No property names the bucket: where nothing asks for a key, it can't be followed.
  facets: { key: key(), type: text('encryption type', ['KMS']), bucket: text('bucket') },
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

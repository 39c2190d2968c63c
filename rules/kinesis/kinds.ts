import { byKey, config, documented, fsbp, is, key, kind, level, otherwise, raise, text, when } from '../dsl.ts';
import { streamUses } from './key-uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/streams/latest/dev/what-is-sse.html';
const on = documented('records are encrypted with the KMS key named', GUIDE);
const off = documented('a stream is not encrypted unless asked for', GUIDE);

export const stream = kind('kinesis-stream', () => ({
  noun: 'Kinesis stream',
  facets: { type: text('encryption type', ['KMS', 'NONE']), key: key() },
  types: {
    'AWS::Kinesis::Stream': {
      facets: { type: 'StreamEncryption.EncryptionType', key: 'StreamEncryption.KeyId' },
      impact: { '*': 'in-place' },
    },
    aws_kinesis_stream: { facets: { type: 'encryption_type', key: 'kms_key_id' }, impact: { '*': 'in-place' } },
  },
  keyUses: streamUses,
  store: {
    levels: [
      when(is('type', 'KMS'), byKey('key', 'aws', 'declared', on)),
      when(is('type', 'NONE'), level('none', 'declared', off)),
      otherwise(level('none', 'default', off)),
    ],
    raise: [raise('aws', { type: 'KMS', key: 'alias/aws/kinesis' }), raise('customer', { type: 'KMS', key: '$key' })],
    switches: ['type'],
    key: 'key',
    canBeOff: true,
    controls: { encrypted: [fsbp('Kinesis.1'), config('KINESIS_STREAM_ENCRYPTED')] },
  },
  why: 'Records are kept for a day to a year. With a key of your own, producers and consumers need permission to use it.',
}));

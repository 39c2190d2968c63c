import { byKey, flag, is, key, kind, level, otherwise, partlyDocumented, raise, when } from '../dsl.ts';
import { brokerUses } from './key-uses.ts';

const GUIDE =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-amazonmq-broker-encryptionoptions.html';
const owned = partlyDocumented(
  'a broker is always encrypted; unless told otherwise, with a key that Amazon MQ owns',
  GUIDE,
);
const yours = partlyDocumented(
  'with `UseAwsOwnedKey` off, the key named encrypts the broker, or `aws/mq` where none is named',
  GUIDE,
);

export const broker = kind('mq-broker', () => ({
  noun: 'Amazon MQ broker',
  facets: { owned: flag('switch for the key of the service'), key: key() },
  types: {
    'AWS::AmazonMQ::Broker': {
      facets: { owned: 'EncryptionOptions.UseAwsOwnedKey', key: 'EncryptionOptions.KmsKeyId' },
      impact: { '*': 'replaces' },
    },
    aws_mq_broker: {
      facets: { owned: 'encryption_options.use_aws_owned_key', key: 'encryption_options.kms_key_id' },
      impact: { '*': 'replaces' },
    },
  },
  keyUses: brokerUses,
  store: {
    levels: [
      when(is('owned', false), byKey('key', 'aws', 'declared', yours)),
      when(is('owned', true), level('service', 'declared', owned)),
      otherwise(level('service', 'default', owned)),
    ],
    raise: [raise('aws', { owned: false }), raise('customer', { owned: false, key: '$key' })],
    switches: [],
    key: 'key',
    canBeOff: false,
  },
  why: "Messages wait on the broker's storage. A key beside `UseAwsOwnedKey: true` is not used; RabbitMQ brokers may refuse a key of yours.",
  migration:
    'The key is chosen when a broker is made: make a new broker with the key under a new name, and move producers and consumers.',
}));

import {
  because,
  byKey,
  config,
  documented,
  fsbp,
  key,
  kind,
  level,
  otherwise,
  policy,
  present,
  raise,
  when,
} from '../dsl.ts';
import { topicUses } from './key-uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html';
const kms = documented('messages are encrypted with the KMS key named', GUIDE);
const byDefault = documented(
  'messages lie on encrypted disks of the service; encryption with a KMS key is a layer of its own that is off unless a key is named',
  GUIDE,
);

export const topic = kind('sns-topic', () => ({
  noun: 'SNS topic',
  facets: { key: key(), policy: policy('access policy') },
  types: {
    'AWS::SNS::Topic': {
      facets: {
        key: 'KmsMasterKeyId',
        policy: { type: 'AWS::SNS::TopicPolicy', by: 'Topics[]', path: 'PolicyDocument' },
      },
      impact: { '*': 'in-place' },
    },
    aws_sns_topic: {
      facets: {
        key: 'kms_master_key_id',
        policy: [{ type: 'aws_sns_topic_policy', by: 'arn', path: 'policy' }, 'policy'],
      },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: topicUses,
  store: {
    levels: [
      when(present('key'), byKey('key', 'aws', 'declared', kms)),
      otherwise(level('service', 'default', byDefault)),
    ],
    raise: [raise('aws', { key: 'alias/aws/sns' }), raise('customer', { key: '$key' })],
    switches: [],
    key: 'key',
    canBeOff: false,
    concern: { 'kms-key': 'encrypt' },
    title: { 'kms-key': 'SNS topic has no server-side encryption' },
    controls: {
      'kms-key': [
        because('a Security Hub control that has left FSBP in 2024, since disks are encrypted anyway', fsbp('SNS.1')),
        config('SNS_ENCRYPTED_KMS'),
      ],
    },
  },
  why: "Server-side encryption of a topic is done with a KMS key or not at all. Services such as S3 and EventBridge can't publish to a topic under `alias/aws/sns`; a key of yours must let them in.",
}));

import {
  byKey,
  documented,
  flag,
  fsbp,
  is,
  key,
  kind,
  level,
  otherwise,
  policy,
  present,
  raise,
  when,
} from '../dsl.ts';
import { queueUses } from './key-uses.ts';

const GUIDE =
  'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html';
const kms = documented('messages are encrypted with the KMS key named', GUIDE);
const managed = documented('messages are encrypted with a key of the service (SSE-SQS)', GUIDE);
const byDefault = documented(
  'new queues use SSE-SQS, a key of the service, when nothing is set',
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sqs-queue.html',
);
const off = documented('SSE-SQS is turned off and no key is named, so messages are stored in the clear', GUIDE);

export const queue = kind('sqs-queue', () => ({
  noun: 'SQS queue',
  facets: { managed: flag('SSE-SQS switch'), key: key(), policy: policy('access policy') },
  types: {
    'AWS::SQS::Queue': {
      facets: {
        managed: 'SqsManagedSseEnabled',
        key: 'KmsMasterKeyId',
        policy: { type: 'AWS::SQS::QueuePolicy', by: 'Queues[]', path: 'PolicyDocument' },
      },
      impact: { '*': 'in-place' },
    },
    aws_sqs_queue: {
      facets: {
        managed: 'sqs_managed_sse_enabled',
        key: 'kms_master_key_id',
        policy: [{ type: 'aws_sqs_queue_policy', by: 'queue_url', path: 'policy' }, 'policy'],
      },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: queueUses,
  store: {
    levels: [
      when(present('key'), byKey('key', 'aws', 'declared', kms)),
      when(is('managed', true), level('service', 'declared', managed)),
      when(is('managed', false), level('none', 'declared', off)),
      otherwise(level('service', 'default', byDefault)),
    ],
    raise: [
      raise('service', { managed: true }, { clear: ['key'] }),
      raise('aws', { key: 'alias/aws/sqs' }, { unset: ['managed'] }),
      raise('customer', { key: '$key' }, { unset: ['managed'] }),
    ],
    switches: ['managed'],
    key: 'key',
    canBeOff: true,
    controls: { encrypted: [fsbp('SQS.1')] },
  },
  why: "Message bodies wait in the queue for up to 14 days. Services such as S3 and EventBridge can't send to a queue under `alias/aws/sqs`; a key of yours must let them in.",
}));

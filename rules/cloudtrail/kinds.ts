import { because, cis, config, documented, fsbp, key, kind, nist, pci, text } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { eventDataStoreUses, trailUses } from './key-uses.ts';

export const cloudTrailEventDataStore = kind('cloudtrail-event-data-store', () => ({
  noun: 'CloudTrail event data store',
  facets: { key: key() },
  types: {
    'AWS::CloudTrail::EventDataStore': {
      facets: { key: 'KmsKeyId' },
      // The first key is added in place; one that is there can be neither changed nor removed.
      impact: { '*': 'in-place' },
    },
    aws_cloudtrail_event_data_store: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  keyUses: eventDataStoreUses,
  store: keyedStore(
    'service',
    documented(
      'events are always encrypted; without a key of yours, with one of CloudTrail',
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudtrail-eventdatastore.html',
    ),
  ),
  why: 'A key, once named, can be neither changed nor removed; a key that is disabled stops ingestion and queries.',
}));

export const cloudTrailTrail = kind('cloudtrail-trail', () => ({
  noun: 'CloudTrail trail',
  facets: { key: key(), logGroup: text('log group') },
  types: {
    'AWS::CloudTrail::Trail': {
      facets: { key: 'KMSKeyId', logGroup: 'CloudWatchLogsLogGroupArn' },
      impact: { '*': 'in-place' },
    },
    aws_cloudtrail: {
      facets: { key: 'kms_key_id', logGroup: 'cloud_watch_logs_group_arn' },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: trailUses,
  store: keyedStore(
    'service',
    documented(
      'log files are written with a key of S3 unless a key is named',
      'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html',
    ),
    [
      fsbp('CloudTrail.2'),
      config('CLOUD_TRAIL_ENCRYPTION_ENABLED'),
      ...cis(['3.5', '3.5', '3.5', '4.5', '4.5']),
      because('by its own text: cryptography protects audit data', nist('AU-9(3)')),
      because('by its own text: audit logs are protected', pci('10.3.2')),
    ],
  ),
  why: 'The key covers log and digest files; the bucket, the log group and the topic that a trail names have their own.',
}));

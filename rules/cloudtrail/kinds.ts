import { documented, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const cloudTrailEventDataStore = kind('cloud-trail-event-data-store', () => ({
  noun: 'CloudTrail event data store',
  facets: { key: key() },
  types: {
    'AWS::CloudTrail::EventDataStore': { facets: { key: 'KmsKeyId' }, impact: { '*': 'in-place' } },
    aws_cloudtrail_event_data_store: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    documented(
      'without a key of yours, it is encrypted with one of the service',
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudtrail-eventdatastore.html',
    ),
  ),
}));

export const cloudTrailTrail = kind('cloud-trail-trail', () => ({
  noun: 'CloudTrail trail',
  facets: { key: key() },
  types: {
    'AWS::CloudTrail::Trail': { facets: { key: 'KMSKeyId' }, impact: { '*': 'in-place' } },
    aws_cloudtrail: { facets: { key: 'kms_key_id' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore(
    'service',
    documented(
      'without a key of yours, it is encrypted with one of the service',
      'https://docs.aws.amazon.com/controltower/latest/controlreference/cloudtrail-rules.html',
    ),
  ),
}));

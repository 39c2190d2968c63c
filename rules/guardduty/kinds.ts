import { key, kind, map, present } from '../dsl.ts';
import { anyKey } from '../key-facts.ts';
import { keyedStoreOfEither } from '../shapes.ts';
import { exportUses } from './key-uses.ts';

export const guardDutyPublishingDestination = kind('guardduty-publishing-destination', () => ({
  noun: 'GuardDuty publishing destination',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::GuardDuty::PublishingDestination': {
      facets: { key: 'DestinationProperties.KmsKeyArn', part: 'DestinationProperties' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
    aws_guardduty_publishing_destination: { facets: { key: 'kms_key_arn' }, impact: { '*': 'in-place' } },
  },
  keyUses: exportUses,
  store: keyedStoreOfEither(anyKey),
}));

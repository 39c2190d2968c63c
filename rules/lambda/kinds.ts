import { documented, key, kind, map, present } from '../dsl.ts';
import { anyKey } from '../key-facts.ts';
import { keyedStore, keyedStoreOfEither } from '../shapes.ts';
import { mappingUses } from './key-uses.ts';

export const capacityProvider = kind('lambda-capacity-provider', () => ({
  noun: 'Lambda capacity provider',
  facets: { key: key() },
  types: {
    'AWS::Lambda::CapacityProvider': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
    'AWS::Serverless::CapacityProvider': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
    aws_lambda_capacity_provider: {
      facets: { key: 'kms_key_arn' },
      since: { '*': '6.24' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStoreOfEither(anyKey),
}));

/** The key is for filter criteria alone; what is read and handed on is the source's. */
export const eventSourceMapping = kind('lambda-event-source-mapping', () => ({
  noun: 'Filter of a Lambda event source mapping',
  facets: { key: key(), filter: map('filter criteria') },
  types: {
    'AWS::Lambda::EventSourceMapping': {
      facets: { key: 'KmsKeyArn', filter: 'FilterCriteria' },
      applies: present('filter'),
      impact: { '*': 'in-place' },
    },
    aws_lambda_event_source_mapping: {
      facets: { key: 'kms_key_arn', filter: 'filter_criteria' },
      applies: present('filter'),
      impact: { '*': 'in-place' },
    },
  },
  keyUses: mappingUses,
  store: keyedStore(
    'service',
    documented(
      'filter criteria are always encrypted; without a key of yours, with one of the service',
      'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html',
    ),
  ),
}));

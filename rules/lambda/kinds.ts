import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStore, keyedStoreOfEither } from '../shapes.ts';

export const capacityProvider = kind('lambda-capacity-provider', () => ({
  noun: 'Lambda capacity provider',
  facets: { key: key() },
  types: {
    'AWS::Lambda::CapacityProvider': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStoreOfEither(engineeringKnowledge('whose key is used when none is named is not documented')),
}));

export const eventSourceMapping = kind('lambda-event-source-mapping', () => ({
  noun: 'Lambda event source mapping',
  facets: { key: key() },
  types: {
    'AWS::Lambda::EventSourceMapping': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'in-place' } },
    aws_lambda_event_source_mapping: { facets: { key: 'kms_key_arn' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

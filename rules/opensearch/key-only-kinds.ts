import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const openSearchServiceApplication = kind('opensearch-application', () => ({
  noun: 'OpenSearch application',
  facets: { key: key() },
  types: {
    'AWS::OpenSearchService::Application': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
    aws_opensearch_application: {
      facets: { key: 'kms_key_arn' },
      since: { '*': '6.40' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

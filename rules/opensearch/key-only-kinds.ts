import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const openSearchServiceApplication = kind('opensearch-application', () => ({
  noun: 'OpenSearch application',
  facets: { key: key() },
  types: {
    'AWS::OpenSearchService::Application': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

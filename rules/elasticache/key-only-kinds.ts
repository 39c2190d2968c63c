import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const elastiCacheServerlessCacheSnapshot = kind('elasticache-serverless-cache-snapshot', () => ({
  noun: 'ElastiCache serverless cache snapshot',
  facets: { key: key() },
  types: {
    'AWS::ElastiCache::ServerlessCacheSnapshot': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const elastiCacheServerlessCacheSnapshot = kind('elasticache-serverless-cache-snapshot', () => ({
  noun: 'ElastiCache serverless cache snapshot',
  facets: { key: key() },
  types: {
    'AWS::ElastiCache::ServerlessCacheSnapshot': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

import { flag, kind, oneOfAnyCase, text } from '../dsl.ts';

const memcached = oneOfAnyCase('engine', 'memcached');

/** A cluster of memcached keeps nothing on disk; what goes over the wire can be encrypted from its creation on. */
export const memcachedCluster = kind('elasticache-memcached-cluster', () => ({
  noun: 'Memcached cluster',
  facets: { tls: flag('in-transit switch'), engine: text('engine') },
  types: {
    'AWS::ElastiCache::CacheCluster': {
      facets: { tls: 'TransitEncryptionEnabled', engine: 'Engine' },
      applies: memcached,
      impact: { '*': 'replaces' },
      impactBasis: 'the service takes the switch only when a cluster is made; the schema marks nothing',
    },
    aws_elasticache_cluster: {
      facets: { tls: 'transit_encryption_enabled', engine: 'engine' },
      applies: memcached,
      impact: { '*': 'replaces' },
    },
  },
}));

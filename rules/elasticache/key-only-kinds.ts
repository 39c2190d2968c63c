import {
  byKey,
  eitherOf,
  engineeringKnowledge,
  inherits,
  key,
  kind,
  otherwise,
  partlyDocumented,
  present,
  raise,
  text,
  when,
} from '../dsl.ts';
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

const backup = partlyDocumented(
  'a backup is encrypted with the key named, else as the group is that it is taken from',
  'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html',
);
export const elastiCacheSnapshot = kind('elasticache-snapshot', () => ({
  noun: 'ElastiCache snapshot',
  facets: { key: key(), group: text('replication group') },
  types: {
    'AWS::ElastiCache::Snapshot': {
      facets: { key: 'KmsKeyId', group: 'ReplicationGroupId' },
      impact: { '*': 'replaces' },
    },
  },
  store: {
    levels: [
      when(present('key'), byKey('key', 'service', 'declared', backup)),
      when(present('group'), inherits('group', backup, 'elasticache-replication-group')),
      otherwise(eitherOf(['none', 'service', 'customer'], 'default', backup)),
    ],
    raise: [raise('customer', { key: '$key' })],
    switches: [],
    key: 'key',
    canBeOff: true,
  },
}));

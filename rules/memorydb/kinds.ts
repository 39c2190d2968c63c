import { documented, engineeringKnowledge, flag, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';
import { clusterUses } from './key-uses.ts';

export const memoryDbCluster = kind('memorydb-cluster', () => ({
  noun: 'MemoryDB cluster',
  facets: { key: key(), tls: flag('TLS switch') },
  types: {
    'AWS::MemoryDB::Cluster': { facets: { key: 'KmsKeyId', tls: 'TLSEnabled' }, impact: { '*': 'replaces' } },
    aws_memorydb_cluster: { facets: { key: 'kms_key_arn', tls: 'tls_enabled' }, impact: { '*': 'replaces' } },
  },
  keyUses: clusterUses,
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/memorydb/latest/devguide/at-rest-encryption.html'),
  ),
}));

export const memoryDbSnapshot = kind('memorydb-snapshot', () => ({
  noun: 'MemoryDB snapshot',
  facets: { key: key() },
  types: {
    'AWS::MemoryDB::Snapshot': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_memorydb_snapshot: { facets: { key: 'kms_key_arn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

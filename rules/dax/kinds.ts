import { config, flag, fsbp, is, kind, level, otherwise, partlyDocumented, raise, text, when } from '../dsl.ts';

const GUIDE = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html';
const on = partlyDocumented('the cluster is encrypted with the AWS-managed key; DAX takes no other', GUIDE);
const off = partlyDocumented('a cluster is not encrypted unless asked for; only the console asks by itself', GUIDE);

export const cluster = kind('dax-cluster', () => ({
  noun: 'DAX cluster',
  facets: { encrypted: flag('encryption switch'), endpoint: text('endpoint encryption') },
  types: {
    'AWS::DAX::Cluster': {
      facets: { encrypted: 'SSESpecification.SSEEnabled', endpoint: 'ClusterEndpointEncryptionType' },
      impact: { '*': 'replaces' },
    },
    aws_dax_cluster: {
      facets: { encrypted: 'server_side_encryption.enabled', endpoint: 'cluster_endpoint_encryption_type' },
      impact: { '*': 'replaces' },
    },
  },
  store: {
    levels: [
      when(is('encrypted', true), level('aws', 'declared', on)),
      when(is('encrypted', false), level('none', 'declared', off)),
      otherwise(level('none', 'default', off)),
    ],
    raise: [raise('aws', { encrypted: true })],
    switches: ['encrypted'],
    canBeOff: true,
    controls: { encrypted: [fsbp('DynamoDB.3'), config('DAX_ENCRYPTION_ENABLED')] },
  },
  why: "Items of the table, its indexes and log files lie on the nodes' disks, whatever the encryption of the table behind.",
  migration:
    'Encryption is chosen when a cluster is made: make a new one under a new name, point the clients at it, remove the old one.',
}));

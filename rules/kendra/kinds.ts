import { documented, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';
import { indexUses } from './key-uses.ts';

export const index = kind('kendra-index', () => ({
  noun: 'Kendra index',
  facets: { key: key() },
  types: {
    'AWS::Kendra::Index': {
      facets: { key: 'ServerSideEncryptionConfiguration.KmsKeyId' },
      impact: { '*': 'replaces' },
    },
    aws_kendra_index: {
      facets: { key: 'server_side_encryption_configuration.kms_key_id' },
      impact: { '*': 'replaces' },
    },
  },
  keyUses: indexUses,
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/kendra/latest/dg/encryption-at-rest.html'),
  ),
}));

import { documented, key, kind, text } from '../dsl.ts';
import { ownedOrYours } from '../shapes.ts';
import { tableUses } from './key-uses.ts';

export const table = kind('keyspaces-table', () => ({
  noun: 'Keyspaces table',
  facets: { mode: text('key type', ['AWS_OWNED_KMS_KEY', 'CUSTOMER_MANAGED_KMS_KEY']), key: key() },
  types: {
    'AWS::Cassandra::Table': {
      facets: { mode: 'EncryptionSpecification.EncryptionType', key: 'EncryptionSpecification.KmsKeyIdentifier' },
      impact: { '*': 'in-place' },
    },
    aws_keyspaces_table: {
      facets: { mode: 'encryption_specification.type', key: 'encryption_specification.kms_key_identifier' },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: tableUses,
  store: ownedOrYours(
    { owned: 'AWS_OWNED_KMS_KEY', yours: 'CUSTOMER_MANAGED_KMS_KEY' },
    documented(
      'a table is always encrypted; without a key of yours, with one that AWS owns',
      'https://docs.aws.amazon.com/keyspaces/latest/devguide/EncryptionAtRest.html',
    ),
  ),
  why: 'Keyspaces never stores a table in the clear. With the key that AWS owns there is no key policy and no record of use.',
}));

import { byKey, is, key, kind, level, otherwise, specified, when } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { ledgerUses } from './key-uses.ts';

const fact = specified(
  'a ledger is always encrypted; without a key of yours, or with `AWS_OWNED_KMS_KEY`, with one of the service',
);

export const ledger = kind('qldb-ledger', () => ({
  noun: 'QLDB ledger',
  facets: { key: key() },
  types: {
    'AWS::QLDB::Ledger': { facets: { key: 'KmsKey' }, impact: { '*': 'in-place' } },
    aws_qldb_ledger: { facets: { key: 'kms_key' }, impact: { '*': 'in-place' } },
  },
  keyUses: ledgerUses,
  store: keyedStore('service', fact, [], {
    levels: [
      when(is('key', 'AWS_OWNED_KMS_KEY'), level('service', 'declared', fact)),
      otherwise(byKey('key', 'service', 'default', fact)),
    ],
  }),
  why: 'QLDB reached its end of support on 2025-07-31: what still stands should move.',
}));

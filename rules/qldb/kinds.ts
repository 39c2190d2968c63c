import { key, kind, specified } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const ledger = kind('qldb-ledger', () => ({
  noun: 'QLDB ledger',
  facets: { key: key() },
  types: {
    'AWS::QLDB::Ledger': { facets: { key: 'KmsKey' }, impact: { '*': 'in-place' } },
    aws_qldb_ledger: { facets: { key: 'kms_key' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('service', specified('without a key of yours, it is encrypted with one of the service')),
}));

import { is, key, kind, specified, text } from '../dsl.ts';
import { awsKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

/** The key is for the secret that holds the host key; elsewhere the service keeps the host key itself, and takes none. */
export const hostKey = kind('transfer-host-key', () => ({
  noun: 'Transfer host key',
  facets: { key: key(), storage: text('storage', ['SERVICE_MANAGED', 'SECRETS_MANAGER']) },
  types: {
    'AWS::Transfer::HostKey': {
      facets: { key: 'KmsKey', storage: 'StorageType' },
      applies: is('storage', 'SECRETS_MANAGER'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('aws', awsKey(specified)),
}));

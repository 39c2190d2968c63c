import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const verifiedPermissionsPolicyStore = kind('verifiedpermissions-policy-store', () => ({
  noun: 'Verified Permissions policy store',
  facets: { key: key() },
  types: {
    'AWS::VerifiedPermissions::PolicyStore': {
      facets: { key: 'EncryptionSettings.KmsEncryptionSettings.Key' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

import { engineeringKnowledge, key, kind } from '../dsl.ts';
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
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

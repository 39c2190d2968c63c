import { key, kind, specified, text } from '../dsl.ts';
import { ownedOrYours } from '../shapes.ts';

export const investigationGroup = kind('aiops-investigation-group', () => ({
  noun: 'CloudWatch investigation group',
  facets: { mode: text('key type', ['AWS_OWNED_KEY', 'CUSTOMER_MANAGED_KMS_KEY']), key: key() },
  types: {
    'AWS::AIOps::InvestigationGroup': {
      facets: { mode: 'EncryptionConfig.EncryptionConfigurationType', key: 'EncryptionConfig.KmsKeyId' },
      impact: { '*': 'in-place' },
    },
  },
  store: ownedOrYours(
    { owned: 'AWS_OWNED_KEY', yours: 'CUSTOMER_MANAGED_KMS_KEY' },
    specified('without a key of yours, it is encrypted with one of AWS'),
  ),
}));

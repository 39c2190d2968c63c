import { key, kind, partlyDocumented, text } from '../dsl.ts';
import { ownedOrYours } from '../shapes.ts';

export const integration = kind('devopsguru-integration', () => ({
  noun: 'DevOps Guru integration',
  facets: { mode: text('key type', ['AWS_OWNED_KMS_KEY', 'CUSTOMER_MANAGED_KEY']), key: key() },
  types: {
    aws_devopsguru_service_integration: {
      facets: { mode: 'kms_server_side_encryption.type', key: 'kms_server_side_encryption.kms_key_id' },
      impact: { '*': 'in-place' },
    },
  },
  store: ownedOrYours(
    { owned: 'AWS_OWNED_KMS_KEY', yours: 'CUSTOMER_MANAGED_KEY' },
    partlyDocumented(
      'without a key of yours, insights are encrypted with one of the service',
      'https://docs.aws.amazon.com/devops-guru/latest/userguide/data-protection.html',
    ),
  ),
}));

import { documented, key, kind, text } from '../dsl.ts';
import { ownedOrYours } from '../shapes.ts';

export const encryption = kind('iot-core-data', () => ({
  noun: 'IoT Core data',
  facets: { mode: text('key type', ['AWS_OWNED_KMS_KEY', 'CUSTOMER_MANAGED_KMS_KEY']), key: key() },
  types: {
    'AWS::IoT::EncryptionConfiguration': {
      facets: { mode: 'EncryptionType', key: 'KmsKeyArn' },
      impact: { '*': 'in-place' },
    },
  },
  store: ownedOrYours(
    { owned: 'AWS_OWNED_KMS_KEY', yours: 'CUSTOMER_MANAGED_KMS_KEY' },
    documented(
      "the account's data in IoT Core is encrypted with a key that AWS owns unless one is named",
      'https://docs.aws.amazon.com/iot/latest/developerguide/encryption-at-rest.html',
    ),
  ),
}));

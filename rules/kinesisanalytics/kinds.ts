import { key, kind, partlyDocumented, text } from '../dsl.ts';
import { ownedOrYours } from '../shapes.ts';

const ENCRYPTION = 'ApplicationConfiguration.ApplicationEncryptionConfiguration';
const encryption = 'application_configuration.application_encryption_configuration';

export const application = kind('flink-application', () => ({
  noun: 'Managed Flink application',
  facets: { mode: text('key type', ['AWS_OWNED_KEY', 'CUSTOMER_MANAGED_KEY']), key: key() },
  types: {
    'AWS::KinesisAnalyticsV2::Application': {
      facets: { mode: `${ENCRYPTION}.KeyType`, key: `${ENCRYPTION}.KeyId` },
      impact: { '*': 'in-place' },
    },
    aws_kinesisanalyticsv2_application: {
      facets: { mode: `${encryption}.key_type`, key: `${encryption}.key_id` },
      since: { '*': '6.40' },
      impact: { '*': 'in-place' },
    },
  },
  store: ownedOrYours(
    { owned: 'AWS_OWNED_KEY', yours: 'CUSTOMER_MANAGED_KEY' },
    partlyDocumented(
      'state, checkpoints and snapshots are encrypted with a key that AWS owns unless one is named',
      'https://docs.aws.amazon.com/managed-flink/latest/java/key-management-flink.html',
    ),
  ),
}));

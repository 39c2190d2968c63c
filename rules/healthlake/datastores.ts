import { documented, key, kind, text } from '../dsl.ts';
import { ownedOrYours } from '../shapes.ts';
import { datastoreUses } from './key-uses.ts';

const SSE = 'SseConfiguration.KmsEncryptionConfig';

export const datastore = kind('healthlake-datastore', () => ({
  noun: 'HealthLake data store',
  facets: { mode: text('key type', ['AWS_OWNED_KMS_KEY', 'CUSTOMER_MANAGED_KMS_KEY']), key: key() },
  types: {
    'AWS::HealthLake::FHIRDatastore': {
      facets: { mode: `${SSE}.CmkType`, key: `${SSE}.KmsKeyId` },
      impact: { '*': 'replaces' },
    },
  },
  keyUses: datastoreUses,
  store: ownedOrYours(
    { owned: 'AWS_OWNED_KMS_KEY', yours: 'CUSTOMER_MANAGED_KMS_KEY' },
    documented(
      'a data store is always encrypted; without a key of yours, with one that AWS owns',
      'https://docs.aws.amazon.com/healthlake/latest/devguide/encryption-at-rest.html',
    ),
  ),
  why: 'A data store holds health records. Its key is chosen when it is made.',
  migration: 'Make a new data store with the key, export from the old one and import, then delete the old one.',
}));

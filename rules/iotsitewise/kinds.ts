import { engineeringKnowledge, key, kind, text } from '../dsl.ts';
import { ownedOrYours } from '../shapes.ts';

export const workspace = kind('iot-sitewise-workspace', () => ({
  noun: 'IoT SiteWise workspace',
  facets: { mode: text('encryption type', ['SITEWISE_DEFAULT_ENCRYPTION', 'KMS_BASED_ENCRYPTION']), key: key() },
  types: {
    'AWS::IoTSiteWise::Workspace': {
      facets: { mode: 'EncryptionConfiguration.EncryptionType', key: 'KmsKeyId' },
      impact: { '*': 'replaces' },
    },
  },
  store: ownedOrYours(
    { owned: 'SITEWISE_DEFAULT_ENCRYPTION', yours: 'KMS_BASED_ENCRYPTION' },
    engineeringKnowledge('without a key of yours, it is encrypted with one that IoT SiteWise owns'),
  ),
}));

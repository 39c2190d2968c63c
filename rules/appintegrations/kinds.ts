import { key, kind } from '../dsl.ts';
import { anyKey } from '../key-facts.ts';
import { keyedStoreOfEither } from '../shapes.ts';
import { integrationUses } from './key-uses.ts';

export const appIntegrationsDataIntegration = kind('appintegrations-data-integration', () => ({
  noun: 'AppIntegrations data integration',
  facets: { key: key() },
  types: {
    'AWS::AppIntegrations::DataIntegration': { facets: { key: 'KmsKey' }, impact: { '*': 'replaces' } },
    aws_appintegrations_data_integration: { facets: { key: 'kms_key' }, impact: { '*': 'in-place' } },
  },
  keyUses: integrationUses,
  store: keyedStoreOfEither(anyKey),
}));

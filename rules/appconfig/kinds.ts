import { documented, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const appConfigConfigurationProfile = kind('appconfig-configuration-profile', () => ({
  noun: 'AppConfig configuration profile',
  facets: { key: key() },
  types: {
    'AWS::AppConfig::ConfigurationProfile': { facets: { key: 'KmsKeyIdentifier' }, impact: { '*': 'in-place' } },
    aws_appconfig_configuration_profile: { facets: { key: 'kms_key_identifier' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-security.html'),
  ),
}));

export const appConfigDeployment = kind('appconfig-deployment', () => ({
  noun: 'AppConfig deployment',
  facets: { key: key() },
  types: {
    'AWS::AppConfig::Deployment': { facets: { key: 'KmsKeyIdentifier' }, impact: { '*': 'replaces' } },
    aws_appconfig_deployment: { facets: { key: 'kms_key_identifier' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-security.html'),
  ),
}));

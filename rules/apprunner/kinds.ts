import { documented, key, kind } from '../dsl.ts';
import { awsKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const appRunnerService = kind('apprunner-service', () => ({
  noun: 'App Runner service',
  facets: { key: key() },
  types: {
    'AWS::AppRunner::Service': { facets: { key: 'EncryptionConfiguration.KmsKey' }, impact: { '*': 'replaces' } },
    aws_apprunner_service: { facets: { key: 'encryption_configuration.kms_key' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'aws',
    awsKey(documented, 'https://docs.aws.amazon.com/apprunner/latest/dg/security-data-protection-encryption.html'),
  ),
}));

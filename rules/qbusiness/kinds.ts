import { key, kind, partlyDocumented } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const qBusinessApplication = kind('qbusiness-application', () => ({
  noun: 'Q Business application',
  facets: { key: key() },
  types: {
    'AWS::QBusiness::Application': { facets: { key: 'EncryptionConfiguration.KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_qbusiness_application: { facets: { key: 'encryption_configuration.kms_key_id' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore(
    'service',
    partlyDocumented(
      'without a key of yours, it is encrypted with one of the service',
      'https://docs.aws.amazon.com/amazonq/latest/qbusiness-ug/data-encryption.html',
    ),
  ),
}));

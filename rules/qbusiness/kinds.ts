import { key, kind, partlyDocumented } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
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
    serviceKey(partlyDocumented, 'https://docs.aws.amazon.com/amazonq/latest/qbusiness-ug/data-encryption.html'),
  ),
}));

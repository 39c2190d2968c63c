import { documented, key, kind, partlyDocumented } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const application = kind('m2-application', () => ({
  noun: 'Mainframe Modernization application',
  facets: { key: key() },
  types: {
    'AWS::M2::Application': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_m2_application: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/m2/latest/userguide/applications-m2-create.html'),
  ),
}));

export const environment = kind('m2-environment', () => ({
  noun: 'Mainframe Modernization environment',
  facets: { key: key() },
  types: {
    'AWS::M2::Environment': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_m2_environment: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    serviceKey(partlyDocumented, 'https://docs.aws.amazon.com/m2/latest/userguide/applications-m2-create.html'),
  ),
}));

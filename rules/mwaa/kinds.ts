import { documented, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';
import { environmentUses } from './key-uses.ts';

export const environment = kind('mwaa-environment', () => ({
  noun: 'MWAA environment',
  facets: { key: key() },
  types: {
    'AWS::MWAA::Environment': { facets: { key: 'KmsKey' }, impact: { '*': 'replaces' } },
    aws_mwaa_environment: { facets: { key: 'kms_key' }, impact: { '*': 'replaces' } },
  },
  keyUses: environmentUses,
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/mwaa/latest/userguide/custom-keys-certs.html'),
  ),
}));

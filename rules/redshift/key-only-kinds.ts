import { documented, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const integration = kind('redshift-integration', () => ({
  noun: 'Redshift integration',
  facets: { key: key() },
  types: {
    'AWS::Redshift::Integration': { facets: { key: 'KMSKeyId' }, impact: { '*': 'replaces' } },
    aws_redshift_integration: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/cli/v1/reference/redshift/create-integration.html'),
  ),
}));

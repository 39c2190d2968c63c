import { documented, key, kind } from '../dsl.ts';
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
    documented(
      'without a key of yours, it is encrypted with one of the service',
      'https://docs.aws.amazon.com/cli/v1/reference/redshift/create-integration.html',
    ),
  ),
}));

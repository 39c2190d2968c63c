import { documented, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

/** CloudFormation's type has no property for the key. */
export const workspace = kind('grafana-workspace', () => ({
  noun: 'Managed Grafana workspace',
  facets: { key: key() },
  types: {
    aws_grafana_workspace: { facets: { key: 'kms_key_id' }, since: { '*': '6.40' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/grafana/latest/userguide/AMG-encryption-at-rest.html'),
  ),
  why: 'A workspace keeps the key it was made with.',
}));

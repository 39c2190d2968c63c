import { documented, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const farm = kind('deadline-farm', () => ({
  noun: 'Deadline Cloud farm',
  facets: { key: key() },
  types: {
    'AWS::Deadline::Farm': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/deadline-cloud/latest/userguide/encryption-rest.html'),
  ),
}));

import { documented, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const farm = kind('deadline-farm', () => ({
  noun: 'Deadline Cloud farm',
  facets: { key: key() },
  types: {
    'AWS::Deadline::Farm': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    documented(
      'without a key of yours, it is encrypted with one of the service',
      'https://docs.aws.amazon.com/deadline-cloud/latest/userguide/encryption-rest.html',
    ),
  ),
}));

import { key, kind, specified } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const environment = kind('evs-environment', () => ({
  noun: 'EVS environment',
  facets: { key: key() },
  types: {
    'AWS::EVS::Environment': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('aws', specified('without a key of yours, it is encrypted with an AWS-managed key')),
}));

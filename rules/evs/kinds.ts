import { key, kind, specified } from '../dsl.ts';
import { awsKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const environment = kind('evs-environment', () => ({
  noun: 'EVS environment',
  facets: { key: key() },
  types: {
    'AWS::EVS::Environment': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('aws', awsKey(specified)),
}));

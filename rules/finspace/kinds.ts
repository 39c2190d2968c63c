import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStoreOfEither } from '../shapes.ts';

export const finSpaceEnvironment = kind('finspace-environment', () => ({
  noun: 'FinSpace environment',
  facets: { key: key() },
  types: {
    'AWS::FinSpace::Environment': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_finspace_kx_environment: { facets: { key: 'kms_key_id' }, impact: { '*': 'in-place' } },
  },
  store: keyedStoreOfEither(engineeringKnowledge('whose key is used when none is named is not documented')),
}));

import { key, kind } from '../dsl.ts';
import { anyKey } from '../key-facts.ts';
import { keyedStoreOfEither } from '../shapes.ts';

export const finSpaceEnvironment = kind('finspace-environment', () => ({
  noun: 'FinSpace environment',
  facets: { key: key() },
  types: {
    'AWS::FinSpace::Environment': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_finspace_kx_environment: { facets: { key: 'kms_key_id' }, impact: { '*': 'in-place' } },
  },
  store: keyedStoreOfEither(anyKey),
}));

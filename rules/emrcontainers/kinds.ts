import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStoreOfEither } from '../shapes.ts';

export const jobTemplate = kind('emrcontainers-job-template', () => ({
  noun: 'EMR on EKS job template',
  facets: { key: key() },
  types: {
    aws_emrcontainers_job_template: { facets: { key: 'kms_key_arn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStoreOfEither(engineeringKnowledge('whose key is used when none is named is not documented')),
}));

import { key, kind } from '../dsl.ts';
import { anyKey } from '../key-facts.ts';
import { keyedStoreOfEither } from '../shapes.ts';

export const jobTemplate = kind('emrcontainers-job-template', () => ({
  noun: 'EMR on EKS job template',
  facets: { key: key() },
  types: {
    aws_emrcontainers_job_template: { facets: { key: 'kms_key_arn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStoreOfEither(anyKey),
}));

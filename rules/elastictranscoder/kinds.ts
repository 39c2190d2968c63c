import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const pipeline = kind('elastictranscoder-pipeline', () => ({
  noun: 'Elastic Transcoder pipeline',
  facets: { key: key() },
  types: {
    aws_elastictranscoder_pipeline: { facets: { key: 'aws_kms_key_arn' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('aws', engineeringKnowledge('without a key of yours, it is encrypted with an AWS-managed key')),
}));

import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { awsKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const pipeline = kind('elastictranscoder-pipeline', () => ({
  noun: 'Elastic Transcoder pipeline',
  facets: { key: key() },
  types: {
    aws_elastictranscoder_pipeline: { facets: { key: 'aws_kms_key_arn' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('aws', awsKey(engineeringKnowledge)),
}));

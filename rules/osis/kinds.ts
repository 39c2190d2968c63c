import { key, kind, specified } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const pipeline = kind('osis-pipeline', () => ({
  noun: 'OpenSearch Ingestion pipeline',
  facets: { key: key() },
  types: {
    'AWS::OSIS::Pipeline': { facets: { key: 'EncryptionAtRestOptions.KmsKeyArn' }, impact: { '*': 'in-place' } },
    aws_osis_pipeline: { facets: { key: 'encryption_at_rest_options.kms_key_arn' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('service', serviceKey(specified)),
}));

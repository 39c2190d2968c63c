import { documented, key, kind } from '../dsl.ts';
import { anyKey, serviceKey } from '../key-facts.ts';
import { keyedStore, keyedStoreOf, keyedStoreOfEither } from '../shapes.ts';

const REPLACES = { impact: { '*': 'replaces' } } as const;

export const evaluationJob = kind('bedrock-evaluation-job', () => ({
  noun: 'Bedrock evaluation job',
  facets: { key: key() },
  types: {
    aws_bedrock_evaluation_job: {
      facets: { key: 'customer_encryption_key_id' },
      since: { '*': '6.64' },
      ...REPLACES,
    },
  },
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/bedrock/latest/userguide/evaluation-data-management.html'),
  ),
  why: 'The job copies prompts and answers for as long as it runs.',
}));

/** Whose key it is without one no page says; the bucket may ask for any. */
export const invocationOutput = kind('bedrock-invocation-output', () => ({
  noun: 'Output of a Bedrock invocation job',
  facets: { key: key() },
  types: {
    aws_bedrock_model_invocation_job: {
      each: 'output_data_config.s3_output_data_config',
      facets: { key: 's3_encryption_key_id' },
      since: { '*': '6.64' },
      ...REPLACES,
    },
  },
  store: keyedStoreOf(['service', 'aws', 'customer'], anyKey),
}));

export const retrievalInstruction = kind('bedrock-retrieval-instruction', () => ({
  noun: 'Bedrock retrieval instruction',
  facets: { key: key() },
  types: {
    'AWS::Bedrock::RetrievalInstruction': { facets: { key: 'CustomerEncryptionKeyArn' }, ...REPLACES },
  },
  store: keyedStoreOfEither(anyKey),
}));

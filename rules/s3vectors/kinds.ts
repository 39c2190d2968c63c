import { documented, key, kind, text } from '../dsl.ts';
import { typedStore } from '../typed.ts';

const fact = documented(
  'vectors are encrypted with SSE-S3 unless `aws:kms` and a customer-managed key are named, when the bucket is made',
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-vectors-buckets-create.html',
);
const SPELLED = { type: 'EncryptionConfiguration.SseType', key: 'EncryptionConfiguration.KmsKeyArn' };
const spelled = { type: 'encryption_configuration.sse_type', key: 'encryption_configuration.kms_key_arn' };

export const vectorBucket = kind('s3vectors-vector-bucket', () => ({
  noun: 'S3 vector bucket',
  facets: { type: text('encryption type', ['AES256', 'aws:kms']), key: key() },
  types: {
    'AWS::S3Vectors::VectorBucket': { facets: SPELLED, impact: { '*': 'replaces' } },
    aws_s3vectors_vector_bucket: {
      facets: spelled,
      since: { '*': '6.24' },
      impact: { '*': 'replaces' },
    },
  },
  store: typedStore({ words: ['aws:kms'], fact }),
  why: 'Encryption of a vector bucket is chosen once. The key is named by its full ARN; ids and aliases are refused.',
}));

export const index = kind('s3vectors-index', () => ({
  noun: 'S3 vector index',
  facets: { type: text('encryption type', ['AES256', 'aws:kms']), key: key(), bucket: text('vector bucket') },
  types: {
    'AWS::S3Vectors::Index': {
      facets: { ...SPELLED, bucket: ['VectorBucketArn', 'VectorBucketName'] },
      impact: { '*': 'replaces' },
    },
    aws_s3vectors_index: {
      facets: { ...spelled, bucket: 'vector_bucket_name' },
      since: { '*': '6.40' },
      impact: { '*': 'replaces' },
    },
  },
  store: typedStore({ words: ['aws:kms'], fact, from: { facet: 'bucket', kind: 's3vectors-vector-bucket', fact } }),
}));

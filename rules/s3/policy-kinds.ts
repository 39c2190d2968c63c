import { kind, policy, text } from '../dsl.ts';

/** The policy itself, whether its bucket is in the project or not. */
export const bucketPolicy = kind('s3-bucket-policy', () => ({
  noun: 'S3 bucket policy',
  facets: { policy: policy('bucket policy'), bucket: text('bucket') },
  types: {
    'AWS::S3::BucketPolicy': { facets: { policy: 'PolicyDocument', bucket: 'Bucket' }, impact: { '*': 'in-place' } },
    aws_s3_bucket_policy: { facets: { policy: 'policy', bucket: 'bucket' }, impact: { '*': 'in-place' } },
    aws_s3_bucket: { facets: { policy: 'policy', bucket: 'bucket' }, impact: { '*': 'in-place' } },
  },
}));

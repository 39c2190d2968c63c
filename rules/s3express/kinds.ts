import { documented, flag, key, kind, text } from '../dsl.ts';
import { typedStore } from '../typed.ts';

const RULE = 'BucketEncryption.ServerSideEncryptionConfiguration[]';

export const directoryBucket = kind('s3express-directory-bucket', () => ({
  noun: 'S3 directory bucket',
  facets: { type: text('encryption algorithm', ['AES256', 'aws:kms']), key: key(), bucketKey: flag('bucket key') },
  types: {
    'AWS::S3Express::DirectoryBucket': {
      facets: {
        type: `${RULE}.ServerSideEncryptionByDefault.SSEAlgorithm`,
        key: `${RULE}.ServerSideEncryptionByDefault.KMSMasterKeyID`,
        bucketKey: `${RULE}.BucketKeyEnabled`,
      },
      impact: { '*': 'in-place' },
    },
  },
  store: typedStore({
    words: ['aws:kms'],
    fact: documented(
      'directory buckets encrypt with SSE-S3 unless a customer-managed key is named; `aws/s3` is not supported',
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-bucket-encryption.html',
    ),
  }),
  why: 'A directory bucket takes one customer-managed key for its whole life, by id or ARN: an alias is refused, and another key needs another bucket.',
}));

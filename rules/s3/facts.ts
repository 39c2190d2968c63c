import { documented, since } from '../dsl.ts';

const GUIDE = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html';

export const sseS3ByDefault = since(
  '2023-01-05',
  documented('S3 encrypts new objects with SSE-S3, a key of the service', GUIDE),
);
export const sseS3 = documented('SSE-S3 is written down; its key belongs to the service', GUIDE);
export const sseKms = documented(
  'SSE-KMS uses the key named, or `aws/s3` where none is named',
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
);
export const logTarget = documented(
  'server access logs can only be delivered to a bucket whose default encryption is SSE-S3',
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html',
);
export const fromBucket = documented('an object without encryption settings of its own follows its bucket', GUIDE);
export const sseC = since(
  '2026-04-06',
  documented(
    'new buckets block encryption with customer-provided keys (SSE-C) unless it is opened again',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-s3-c-encryption-setting-faq.html',
  ),
);

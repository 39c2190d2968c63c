import { documented, is, oneOf, rule, severity } from '../dsl.ts';
import { bucket } from './kinds.ts';

export const bucketKeyOn = rule('s3-bucket-key-on', bucket, () => ({
  title: 'S3 bucket with SSE-KMS does not use a bucket key',
  concern: 'other',
  severity: severity('off', 'off', 'hint'),
  applies: oneOf('algorithm', 'aws:kms'),
  require: is('bucketKey', true),
  blame: 'bucketKey',
  message:
    'Bucket `{name}` asks KMS for every object. A bucket key cuts these requests by up to 99 %, and with them the cost and the chance of throttling.',
  makes: [{ title: 'Turn the bucket key of `{name}` on', set: { bucketKey: true } }],
  fact: documented(
    'an S3 Bucket Key lowers the number of requests to KMS',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html',
  ),
}));

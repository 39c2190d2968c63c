import { all, documented, keyAtLeast, oneOf, rule, satisfies, severity } from '../dsl.ts';
import { bucket } from './kinds.ts';

export const deniesOtherKeys = rule('s3-bucket-policy-denies-other-keys', bucket, () => ({
  title: 'S3 bucket policy lets uploads choose another key',
  concern: 'enforcement',
  severity: severity('off', 'info', 'warning'),
  applies: all(oneOf('algorithm', 'aws:kms', 'aws:kms:dsse'), keyAtLeast('key', 'customer')),
  require: satisfies('policy', 's3/deniesOtherKeys'),
  blame: 'policy',
  message:
    "Bucket `{name}` has a key of yours, but an upload may name another one, even of another account, and {why}: your key's policy and its record of use do not cover such objects. Deny `s3:PutObject` where `s3:x-amz-server-side-encryption-aws-kms-key-id` is not the ARN of the key.",
  makes: [
    {
      title: 'Deny uploads to `{name}` under another key',
      append: {
        facet: 'policy',
        statement: {
          Sid: 'DenyOtherKeys',
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:PutObject',
          Resource: '${arn}/*',
          Condition: {
            ArnNotEqualsIfExists: { 's3:x-amz-server-side-encryption-aws-kms-key-id': '${facet:key}' },
          },
        },
      },
      access: 'denies-clients',
    },
  ],
  fact: documented(
    'S3 compares the ARN of the key that it will use, from the header or from the default of the bucket',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
  ),
}));

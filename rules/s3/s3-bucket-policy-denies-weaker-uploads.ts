import { documented, oneOf, rule, satisfies, severity } from '../dsl.ts';
import { bucket } from './kinds.ts';

export const deniesWeakerUploads = rule('s3-bucket-policy-denies-weaker-uploads', bucket, () => ({
  title: 'S3 bucket policy lets uploads choose weaker encryption',
  concern: 'enforcement',
  severity: severity('off', 'warning', 'error'),
  applies: oneOf('algorithm', 'aws:kms', 'aws:kms:dsse'),
  require: satisfies('policy', 's3/deniesSseS3'),
  blame: 'policy',
  message:
    'Bucket `{name}` encrypts with KMS only what does not say otherwise: an upload may ask for `AES256`, and {why}. Deny `s3:PutObject` where `s3:x-amz-server-side-encryption` is there (`Null`: `"false"`) and is neither `aws:kms` nor `aws:kms:dsse`.',
  makes: [
    {
      title: 'Deny uploads to `{name}` that choose weaker encryption',
      append: {
        facet: 'policy',
        statement: {
          Sid: 'DenyWeakerEncryption',
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:PutObject',
          Resource: '${arn}/*',
          Condition: {
            Null: { 's3:x-amz-server-side-encryption': 'false' },
            StringNotEquals: { 's3:x-amz-server-side-encryption': ['aws:kms', 'aws:kms:dsse'] },
          },
        },
      },
      access: 'denies-clients',
    },
  ],
  fact: documented(
    'a request may name its own encryption, which beats the default of the bucket; a Deny in the bucket policy refuses it',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
  ),
}));

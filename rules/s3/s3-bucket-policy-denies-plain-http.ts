import { cis, config, documented, fsbp, rule, satisfies, severity } from '../dsl.ts';
import { bucket } from './kinds.ts';

export const deniesPlainHttp = rule('s3-bucket-policy-denies-plain-http', bucket, () => ({
  title: 'S3 bucket policy lets requests come over plain HTTP',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: satisfies('policy', 's3/deniesPlainHttp'),
  blame: 'policy',
  message:
    'Objects of bucket `{name}` can be read and written without TLS: {why}. Deny `s3:*` on the bucket and its objects where `aws:SecureTransport` is `"false"`.',
  makes: [
    {
      title: 'Deny plain HTTP to bucket `{name}`',
      append: {
        facet: 'policy',
        statement: {
          Sid: 'DenyPlainHttp',
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: ['${arn}', '${arn}/*'],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      },
      access: 'denies-clients',
    },
  ],
  controls: [
    fsbp('S3.5'),
    config('S3_BUCKET_SSL_REQUESTS_ONLY'),
    ...cis(['2.1.1', '2.1.1', '2.1.1', '3.1.1', '3.1.1']),
  ],
  fact: documented(
    'S3 answers over plain HTTP too, unless the bucket policy denies it',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html',
  ),
}));

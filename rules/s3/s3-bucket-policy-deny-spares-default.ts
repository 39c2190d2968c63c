import { any, documented, not, present, rule, satisfies, severity } from '../dsl.ts';
import { bucketPolicy } from './policy-kinds.ts';

export const denySparesDefault = rule('s3-bucket-policy-deny-spares-default', bucketPolicy, () => ({
  title: 'S3 bucket policy refuses uploads that would be encrypted as they should',
  concern: 'enforcement',
  severity: severity('hint', 'info', 'info'),
  require: any(not(present('policy')), satisfies('policy', 's3/denySpares')),
  blame: 'policy',
  message: 'The policy of `{name}` denies more than weak encryption: {why}.',
  noFix: 'clients may have come to rely on what is denied; the message tells what to change',
  fact: documented(
    'the condition key stands for the header of the request, not for how the object is encrypted in the end',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
  ),
}));

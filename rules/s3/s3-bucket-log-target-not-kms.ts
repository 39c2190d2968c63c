import { all, not, oneOf, rule, severity } from '../dsl.ts';
import { logTarget } from './facts.ts';
import { bucket, takesAccessLogs } from './kinds.ts';

export const logTargetNotKms = rule('s3-bucket-log-target-not-kms', bucket, () => ({
  title: 'S3 access-log bucket uses KMS encryption, which log delivery does not support',
  concern: 'consistency',
  severity: severity('error', 'error', 'error'),
  applies: all(takesAccessLogs),
  require: not(oneOf('algorithm', 'aws:kms', 'aws:kms:dsse')),
  blame: 'algorithm',
  message:
    "Bucket `{name}` takes server access logs (a bucket names it, or its policy lets S3's log delivery write), and S3 delivers none to a bucket whose default encryption is `{value}`: they are lost without an error. Use SSE-S3 (`AES256`) here, or close it to log delivery.",
  makes: [
    {
      title: 'Use SSE-S3 on the log bucket `{name}`',
      set: { algorithm: 'AES256' },
      unset: ['key'],
      // What else lies there loses its key.
      asked: true,
    },
  ],
  fact: logTarget,
}));

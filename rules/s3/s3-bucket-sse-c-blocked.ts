import { any, not, rule, satisfies, severity, some } from '../dsl.ts';
import { sseC } from './facts.ts';
import { bucket } from './kinds.ts';

export const sseCBlocked = rule('s3-bucket-sse-c-blocked', bucket, () => ({
  title: 'S3 bucket lets clients bring their own keys (SSE-C)',
  concern: 'enforcement',
  severity: severity('warning', 'warning', 'error'),
  require: any(not(some('blocked', 'NONE')), satisfies('policy', 's3/deniesClientKeys')),
  blame: 'blocked',
  message:
    "Bucket `{name}` opens SSE-C again, which new buckets block. Objects under a client's key can be read by nobody without that key, and its use leaves no record in KMS. Block `SSE-C`, or deny it in the bucket policy: {why}.",
  noFix: 'clients that write with SSE-C today would be refused; remove `NONE` once none are left',
  fact: sseC,
}));

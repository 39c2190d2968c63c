import { documented } from '../dsl.ts';
import { type KeyUse, usedByCallers, usedByCreator, worksByGrant } from '../uses.ts';

export const streamUses: readonly KeyUse[] = [
  usedByCreator(
    'firehose-sse',
    'firehose',
    worksByGrant(
      'https://docs.aws.amazon.com/firehose/latest/dev/encryption.html',
      'https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html',
    ),
    { then: 'encryption ends in `ENABLING_FAILED`' },
  ),
];
export const destinationUses: readonly KeyUse[] = [
  usedByCallers('firehose-s3', 's3', ['kms:GenerateDataKey', 'kms:Decrypt'], {
    fails: 'silently',
    then: 'records are tried for a day and then dropped, which only error logs show',
    fact: documented(
      'the delivery role writes to the bucket, and needs the key for it',
      'https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html',
    ),
  }),
];

import { documented } from '../dsl.ts';
import { type KeyUse, usedByCallers } from '../uses.ts';

export const streamUses: readonly KeyUse[] = [
  usedByCallers('kinesis-stream', 'kinesis', ['kms:GenerateDataKey', 'kms:Decrypt'], {
    fails: 'use',
    then: 'putting and getting records is refused (`KMSAccessDeniedException`)',
    fact: documented(
      'who puts records needs `kms:GenerateDataKey`, who gets them `kms:Decrypt`',
      'https://docs.aws.amazon.com/streams/latest/dev/permissions-user-key-KMS.html',
      'https://docs.aws.amazon.com/streams/latest/dev/creating-using-sse-master-keys.html',
    ),
  }),
];

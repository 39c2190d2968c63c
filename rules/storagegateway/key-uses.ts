import { engineeringKnowledge } from '../dsl.ts';
import { type KeyUse, usedByCallers, usedByCreator, worksByGrant } from '../uses.ts';

export const volumeUses: readonly KeyUse[] = [usedByCreator('storagegateway-volume', 'storagegateway', worksByGrant())];
export const shareUses: readonly KeyUse[] = [
  usedByCallers(
    'storagegateway-share',
    's3',
    ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    {
      fails: 'silently',
      then: "files stay in the gateway's cache and never reach S3",
      fact: engineeringKnowledge("the share's role writes to S3, and needs the key for it"),
    },
  ),
];

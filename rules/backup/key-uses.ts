import { documented } from '../dsl.ts';
import { type KeyUse, usedByCallers } from '../uses.ts';

export const vaultUses: readonly KeyUse[] = [
  usedByCallers(
    'backup-vault',
    'backup',
    ['kms:Decrypt', 'kms:GenerateDataKey*', 'kms:DescribeKey', 'kms:CreateGrant', 'kms:ReEncrypt*'],
    {
      fails: 'silently',
      then: 'jobs are reported as done while nothing is backed up',
      fact: documented(
        'the role of the backup selection needs the key of the vault',
        'https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html',
      ),
    },
  ),
];

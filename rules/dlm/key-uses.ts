import { partlyDocumented } from '../dsl.ts';
import { type KeyUse, usedByCallers } from '../uses.ts';

export const copyUses: readonly KeyUse[] = [
  usedByCallers(
    'dlm',
    'ec2',
    ['kms:CreateGrant', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey', 'kms:Decrypt'],
    {
      fails: 'silently',
      then: 'snapshots are no longer copied, which only metrics show',
      fact: partlyDocumented(
        'the execution role of the policy copies snapshots, and needs the key for it',
        'https://docs.aws.amazon.com/ebs/latest/userguide/service-role.html',
      ),
    },
  ),
];

import { partlyDocumented } from '../dsl.ts';
import { type KeyUse, usedByCallers } from '../uses.ts';

export const projectUses: readonly KeyUse[] = [
  usedByCallers(
    'codebuild',
    's3',
    ['kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    {
      fails: 'use',
      then: 'builds fail when they fetch or store artifacts',
      fact: partlyDocumented(
        'the service role of the project needs the key of its artifacts',
        'https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-kms.html',
      ),
    },
  ),
];

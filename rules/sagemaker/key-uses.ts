import { partlyDocumented } from '../dsl.ts';
import { type KeyUse, usedByCallers } from '../uses.ts';

export const roleUses: readonly KeyUse[] = [
  usedByCallers(
    'sagemaker',
    'sagemaker',
    ['kms:CreateGrant', 'kms:DescribeKey', 'kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*'],
    {
      fails: 'use',
      then: 'endpoints and jobs fail',
      fact: partlyDocumented(
        'the execution role needs the key, and may have to make grants on it',
        'https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html',
      ),
    },
  ),
];

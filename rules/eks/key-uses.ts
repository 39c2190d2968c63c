import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const secretUses: readonly KeyUse[] = [
  usedByCreator(
    'eks-secrets',
    'eks',
    worksByGrant('https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html'),
    {
      actions: ['kms:DescribeKey', 'kms:CreateGrant', 'kms:Encrypt', 'kms:Decrypt'],
    },
  ),
];

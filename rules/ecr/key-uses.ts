import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const repositoryUses: readonly KeyUse[] = [
  usedByCreator(
    'ecr',
    'ecr',
    worksByGrant('https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html'),
    { actions: ['kms:CreateGrant', 'kms:RetireGrant', 'kms:DescribeKey'], awsKeyWorks: true },
  ),
];

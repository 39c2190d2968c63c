import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const fileSystemUses: readonly KeyUse[] = [
  usedByCreator(
    'efs',
    'elasticfilesystem',
    worksByGrant('https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html'),
    { awsKeyWorks: true },
  ),
];

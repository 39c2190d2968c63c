import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const fileSystemUses: readonly KeyUse[] = [
  usedByCreator(
    'fsx',
    'fsx',
    worksByGrant('https://docs.aws.amazon.com/fsx/latest/WindowsGuide/encryption-at-rest.html'),
    { awsKeyWorks: true },
  ),
];

import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const indexUses: readonly KeyUse[] = [
  usedByCreator(
    'kendra',
    'kendra',
    worksByGrant('https://docs.aws.amazon.com/kendra/latest/dg/encryption-at-rest.html'),
    { awsKeyWorks: true },
  ),
];

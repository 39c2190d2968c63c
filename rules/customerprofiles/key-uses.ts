import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const domainUses: readonly KeyUse[] = [
  usedByCreator(
    'connect-profiles',
    'profile',
    worksByGrant('https://docs.aws.amazon.com/connect/latest/adminguide/encryption-at-rest.html'),
  ),
];

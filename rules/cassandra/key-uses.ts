import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const tableUses: readonly KeyUse[] = [
  usedByCreator(
    'keyspaces',
    'cassandra',
    worksByGrant('https://docs.aws.amazon.com/keyspaces/latest/devguide/encryption.customermanaged.html'),
  ),
];

import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const databaseUses: readonly KeyUse[] = [
  usedByCreator('timestream', 'timestream', worksByGrant(), { awsKeyWorks: true }),
];

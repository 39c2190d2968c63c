import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const flowUses: readonly KeyUse[] = [usedByCreator('appflow', 'appflow', worksByGrant(), { awsKeyWorks: true })];

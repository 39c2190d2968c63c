import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const tableUses: readonly KeyUse[] = [usedByCreator('keyspaces', 'cassandra', worksByGrant())];

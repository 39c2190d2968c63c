import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const ledgerUses: readonly KeyUse[] = [usedByCreator('qldb', 'qldb', worksByGrant())];

import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const workspaceUses: readonly KeyUse[] = [usedByCreator('prometheus-xray', 'aps', worksByGrant())];

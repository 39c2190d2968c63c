import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const brokerUses: readonly KeyUse[] = [usedByCreator('mq', 'mq', worksByGrant(), { awsKeyWorks: true })];

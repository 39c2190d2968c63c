import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const traceUses: readonly KeyUse[] = [
  usedByCreator('prometheus-xray', 'xray', worksByGrant(), { awsKeyWorks: true }),
];

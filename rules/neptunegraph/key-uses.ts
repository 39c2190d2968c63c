import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const graphUses: readonly KeyUse[] = [
  usedByCreator('neptune', 'neptune-graph', worksByGrant(), { awsKeyWorks: true }),
];

import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const clusterUses: readonly KeyUse[] = [
  usedByCreator(
    'memorydb',
    'memorydb',
    worksByGrant('https://docs.aws.amazon.com/memorydb/latest/devguide/at-rest-encryption.html'),
  ),
];

import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const collectionUses: readonly KeyUse[] = [
  usedByCreator(
    'opensearch-serverless',
    'aoss',
    worksByGrant('https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-encryption.html'),
  ),
];

import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const domainUses: readonly KeyUse[] = [
  usedByCreator(
    'opensearch',
    'es',
    worksByGrant('https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html'),
    { awsKeyWorks: true },
  ),
];

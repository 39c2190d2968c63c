import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const clusterUses: readonly KeyUse[] = [
  usedByCreator(
    'docdb',
    'rds',
    worksByGrant('https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html'),
    { awsKeyWorks: true },
  ),
];

import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const volumeUses: readonly KeyUse[] = [
  usedByCreator(
    'workspaces',
    'workspaces',
    worksByGrant('https://docs.aws.amazon.com/kms/latest/developerguide/services-workspaces.html'),
    { awsKeyWorks: true },
  ),
];

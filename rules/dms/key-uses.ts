import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const replicationUses: readonly KeyUse[] = [
  usedByCreator('dms', 'dms', worksByGrant('https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.html'), {
    awsKeyWorks: true,
  }),
];

import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const integrationUses: readonly KeyUse[] = [
  usedByCreator(
    'connect-app-integrations',
    'app-integrations',
    worksByGrant('https://docs.aws.amazon.com/connect/latest/adminguide/encryption-at-rest.html'),
  ),
];

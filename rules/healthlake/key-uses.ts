import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const datastoreUses: readonly KeyUse[] = [
  usedByCreator(
    'healthlake',
    'healthlake',
    worksByGrant('https://docs.aws.amazon.com/healthlake/latest/devguide/encryption-at-rest.html'),
  ),
];

import { partlyDocumented } from '../dsl.ts';
import { type KeyUse, usedByCreator } from '../uses.ts';

export const clusterUses: readonly KeyUse[] = [
  usedByCreator(
    'msk',
    'kafka',
    partlyDocumented(
      'whoever makes it must be allowed to use the key; the service goes on with a grant made then',
      'https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html',
    ),
    { awsKeyWorks: true },
  ),
];

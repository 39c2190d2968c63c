import { documented } from '../dsl.ts';
import { type KeyUse, usedByCreator } from '../uses.ts';

export const storageUses: readonly KeyUse[] = [
  usedByCreator(
    'connect',
    'connect',
    documented(
      'whoever associates the storage makes a grant on the key for the service-linked role of the instance',
      'https://docs.aws.amazon.com/connect/latest/adminguide/key-management.html',
      'https://docs.aws.amazon.com/connect/latest/adminguide/encryption-at-rest.html',
    ),
    { then: "the storage can't be associated", awsKeyWorks: true },
  ),
];

import { documented } from '../dsl.ts';
import { type KeyUse, usedByCallers } from '../uses.ts';

export const resultUses: readonly KeyUse[] = [
  usedByCallers('athena', 's3', ['kms:GenerateDataKey', 'kms:Decrypt'], {
    fails: 'use',
    then: 'queries fail when they write results',
    fact: documented(
      'whoever runs a query writes and reads its results, and needs the key',
      'https://docs.aws.amazon.com/athena/latest/ug/encrypting-query-results-stored-in-s3.html',
      'https://docs.aws.amazon.com/athena/latest/ug/cross-account-permissions.html',
    ),
  }),
];

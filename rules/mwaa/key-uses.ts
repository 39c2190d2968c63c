import { partlyDocumented } from '../dsl.ts';
import { type KeyUse, usedByCreator, usedByService, worksByGrant } from '../uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/mwaa/latest/userguide/custom-keys-certs.html';

export const environmentUses: readonly KeyUse[] = [
  usedByService(
    'mwaa',
    'logs.${region}.amazonaws.com',
    ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    {
      fails: 'deploy',
      then: 'the environment ends in `CREATE_FAILED` after a long wait',
      fact: partlyDocumented('the key of an environment encrypts its log groups too', GUIDE),
    },
    {
      vital: ['kms:GenerateDataKey*', 'kms:Decrypt*'],
      perhaps: ['logs.amazonaws.com'],
      conditions: {
        ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:${partition}:logs:${region}:${account}:*' },
      },
    },
  ),
  usedByCreator('mwaa-creator', 'airflow', worksByGrant(GUIDE), {
    then: 'the environment ends in `CREATE_FAILED` after a long wait',
  }),
];

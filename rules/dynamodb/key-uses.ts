import { partlyDocumented } from '../dsl.ts';
import { type KeyUse, usedByCallers } from '../uses.ts';

export const tableUses: readonly KeyUse[] = [
  usedByCallers(
    'dynamodb',
    'dynamodb',
    ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey', 'kms:CreateGrant'],
    {
      fails: 'deploy',
      then: "the table is refused, or its users can't read it",
      fact: partlyDocumented(
        'who makes a table and who uses it need the key, each through DynamoDB; its background work uses grants',
        'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html',
      ),
    },
    {
      conditions: {
        StringLike: { 'kms:ViaService': 'dynamodb.*.amazonaws.com' },
        StringEquals: { 'kms:CallerAccount': '${account}' },
      },
    },
  ),
];

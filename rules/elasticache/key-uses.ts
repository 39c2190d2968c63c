import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const cacheUses: readonly KeyUse[] = [
  usedByCreator(
    'elasticache',
    'elasticache',
    worksByGrant('https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html'),
    {
      conditions: {
        StringEquals: {
          // Both names are needed: some of its calls come through DAX.
          'kms:ViaService': ['elasticache.${region}.amazonaws.com', 'dax.${region}.amazonaws.com'],
          'kms:CallerAccount': '${account}',
        },
      },
    },
  ),
];

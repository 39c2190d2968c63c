import { documented } from '../dsl.ts';
import { type KeyUse, usedByService } from '../uses.ts';

export const fargateUses: readonly KeyUse[] = [
  usedByService(
    'ecs-fargate-storage',
    'fargate.amazonaws.com',
    ['kms:GenerateDataKeyWithoutPlaintext', 'kms:CreateGrant'],
    {
      fails: 'use',
      then: 'no task starts',
      fact: documented(
        'Fargate makes data keys and grants for the storage of tasks with its own name',
        'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-create-storage-key.html',
      ),
    },
    { conditions: { StringEquals: { 'kms:EncryptionContext:aws:ecs:clusterAccount': '${account}' } } },
  ),
];

import { documented, partlyDocumented } from '../dsl.ts';
import { type KeyUse, usedByCallers, usedByService } from '../uses.ts';

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
export const execUses: readonly KeyUse[] = [
  usedByCallers(
    'ecs-exec',
    'ssm',
    ['kms:Decrypt', 'kms:GenerateDataKey'],
    {
      fails: 'use',
      then: '`execute-command` ends at once',
      fact: partlyDocumented(
        'the task role and whoever opens the session need the key',
        'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html',
      ),
    },
    { awsKeyWorks: false },
  ),
];

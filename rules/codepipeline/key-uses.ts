import { documented } from '../dsl.ts';
import { type KeyUse, usedByCallers } from '../uses.ts';

export const artifactUses: readonly KeyUse[] = [
  usedByCallers(
    'codepipeline',
    's3',
    ['kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    {
      fails: 'use',
      then: "actions fail: they can't read the artifact",
      fact: documented(
        'the role of the pipeline and of every action needs the key, those of other accounts included',
        'https://docs.aws.amazon.com/codepipeline/latest/userguide/S3-artifact-encryption.html',
        'https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-create-cross-account.html',
      ),
    },
  ),
];

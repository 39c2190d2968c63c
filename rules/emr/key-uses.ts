import { documented } from '../dsl.ts';
import { type KeyUse, usedByCallers } from '../uses.ts';

export const clusterUses: readonly KeyUse[] = [
  usedByCallers(
    'emr',
    's3',
    ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    {
      fails: 'use',
      then: 'clusters end with errors at their start, or steps fail',
      fact: documented(
        'the instance profile of the cluster needs the key, and the service role for its volumes',
        'https://docs.aws.amazon.com/kms/latest/developerguide/services-emr.html',
        'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-debugging.html',
      ),
    },
  ),
];

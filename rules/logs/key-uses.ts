import { documented } from '../dsl.ts';
import { type KeyUse, usedByService } from '../uses.ts';

export const logGroupUses: readonly KeyUse[] = [
  usedByService(
    'cloudwatch-logs',
    // The name of the Region belongs to it; that `logs.amazonaws.com` is let in as well is not documented.
    'logs.${region}.amazonaws.com',
    ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    {
      fails: 'deploy',
      then: 'the log group is refused (“The specified KMS key does not exist or is not allowed to be used”)',
      fact: documented(
        'CloudWatch Logs encrypts with its own name in the Region, and tests the key when it is named',
        'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html',
        'https://github.com/hashicorp/terraform-provider-aws/issues/29282',
      ),
    },
    {
      vital: ['kms:GenerateDataKey*', 'kms:Decrypt*'],
      perhaps: ['logs.amazonaws.com'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': 'arn:${partition}:logs:${region}:${account}:log-group:${name}',
        },
      },
    },
  ),
];

import { documented } from '../dsl.ts';
import { type KeyUse, usedByCallers, usedByService } from '../uses.ts';

const CATALOG = 'https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html';
const SECURITY = 'https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html';

export const catalogUses: readonly KeyUse[] = [
  usedByCallers('glue-catalog', 'glue', ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'], {
    fails: 'use',
    then: "tables can't be read or made, for Athena, EMR and crawlers alike",
    fact: documented('everyone who uses the catalog needs its key', CATALOG),
  }),
];
export const logUses: readonly KeyUse[] = [
  usedByService(
    'glue-security-configuration',
    'logs.${region}.amazonaws.com',
    ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    {
      fails: 'use',
      then: 'jobs fail at their start',
      fact: documented(
        'CloudWatch Logs encrypts the logs of jobs with its own name',
        SECURITY,
        'https://docs.aws.amazon.com/glue/latest/dg/set-up-encryption.html',
      ),
    },
    {
      vital: ['kms:GenerateDataKey*', 'kms:Decrypt*'],
      perhaps: ['logs.amazonaws.com'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': 'arn:${partition}:logs:${region}:${account}:log-group:/aws-glue/*',
        },
      },
    },
  ),
];
export const jobUses: readonly KeyUse[] = [
  usedByCallers('glue-security-configuration-job', 'glue', ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'], {
    fails: 'use',
    then: 'jobs fail where they read or write',
    fact: documented('the role of the job needs the key', SECURITY),
  }),
];

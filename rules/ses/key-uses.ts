import { documented } from '../dsl.ts';
import { type KeyUse, usedByService } from '../uses.ts';

export const receiptUses: readonly KeyUse[] = [
  usedByService(
    'ses-receipt',
    'ses.amazonaws.com',
    ['kms:Encrypt', 'kms:GenerateDataKey*'],
    {
      fails: 'deploy',
      then: 'the rule is refused, or mail is dropped when the key comes later',
      fact: documented(
        'SES encrypts mail with its own name before it writes it to S3',
        'https://docs.aws.amazon.com/kms/latest/developerguide/services-ses.html',
      ),
    },
    {
      awsKeyWorks: true,
      vital: ['kms:GenerateDataKey*'],
      conditions: {
        Null: {
          'kms:EncryptionContext:aws:ses:rule-name': 'false',
          'kms:EncryptionContext:aws:ses:message-id': 'false',
        },
        StringEquals: { 'kms:EncryptionContext:aws:ses:source-account': '${account}' },
      },
    },
  ),
];

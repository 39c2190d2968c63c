import { engineeringKnowledge, key, kind, map, present } from '../dsl.ts';
import { keyedStore, keyedStoreOfEither } from '../shapes.ts';

export const mailManagerArchive = kind('ses-mail-manager-archive', () => ({
  noun: 'SES mail manager archive',
  facets: { key: key() },
  types: {
    'AWS::SES::MailManagerArchive': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

export const mailManagerIngressPoint = kind('ses-mail-manager-ingress-point', () => ({
  noun: 'SES mail manager ingress point',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::SES::MailManagerIngressPoint': {
      facets: {
        key: 'IngressPointConfiguration.TlsAuthConfiguration.TrustStore.KmsKeyArn',
        part: 'IngressPointConfiguration',
      },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStoreOfEither(engineeringKnowledge('whose key is used when none is named is not documented')),
}));

export const mailManagerRuleSet = kind('ses-mail-manager-rule-set', () => ({
  noun: 'SES mail manager rule set',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::SES::MailManagerRuleSet': {
      each: 'Rules[].Actions[]',
      facets: { key: 'WriteToS3.S3SseKmsKeyId', part: 'WriteToS3' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

export const receiptRule = kind('ses-receipt-rule', () => ({
  noun: 'SES receipt rule',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::SES::ReceiptRule': {
      each: 'Rule.Actions[]',
      facets: { key: 'S3Action.KmsKeyArn', part: 'S3Action' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
    aws_ses_receipt_rule: {
      facets: { key: 's3_action.kms_key_arn', part: 's3_action' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

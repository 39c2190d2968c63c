import { documented, engineeringKnowledge, key, kind, map, present, text } from '../dsl.ts';
import { anyKey, serviceKey } from '../key-facts.ts';
import { keyedStore, keyedStoreOfEither } from '../shapes.ts';
import { intoBucket } from '../typed.ts';
import { receiptUses } from './key-uses.ts';

export const mailManagerArchive = kind('ses-mail-manager-archive', () => ({
  noun: 'SES mail manager archive',
  facets: { key: key() },
  types: {
    'AWS::SES::MailManagerArchive': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
    aws_mailmanager_archive: {
      facets: { key: 'kms_key_arn' },
      since: { '*': '6.64' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

export const mailManagerIngressPoint = kind('ses-mail-manager-ingress-point', () => ({
  noun: 'Trust store of an SES mail manager ingress point',
  facets: { key: key() },
  types: {
    'AWS::SES::MailManagerIngressPoint': {
      each: 'IngressPointConfiguration.TlsAuthConfiguration.TrustStore',
      facets: { key: 'KmsKeyArn' },
      impact: { '*': 'in-place' },
    },
    aws_mailmanager_ingress_point: {
      each: 'ingress_point_configuration.tls_auth_configuration.trust_store',
      facets: { key: 'kms_key_arn' },
      since: { '*': '6.64' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStoreOfEither(anyKey),
}));

const mail = documented(
  'mail is encrypted with the key named before it is saved; without one it is as its bucket makes it',
  'https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-s3.html',
);

export const mailManagerRuleSet = kind('ses-mail-manager-rule-set', () => ({
  noun: 'Mail that SES saves to a bucket',
  facets: { key: key(), action: map('action'), bucket: text('bucket') },
  types: {
    'AWS::SES::MailManagerRuleSet': {
      each: 'Rules[].Actions[]',
      facets: { key: 'WriteToS3.S3SseKmsKeyId', action: 'WriteToS3', bucket: 'WriteToS3.S3Bucket' },
      applies: present('action'),
      impact: { '*': 'in-place' },
    },
    aws_mailmanager_rule_set: {
      each: 'rule[].action[]',
      facets: { key: 'write_to_s3.s3_sse_kms_key_id', action: 'write_to_s3', bucket: 'write_to_s3.s3_bucket' },
      applies: present('action'),
      since: { '*': '6.64' },
      impact: { '*': 'in-place' },
    },
  },
  store: intoBucket(mail),
}));

export const receiptRule = kind('ses-receipt-rule', () => ({
  noun: 'Mail that SES saves to a bucket',
  facets: { key: key(), action: map('action'), bucket: text('bucket') },
  types: {
    'AWS::SES::ReceiptRule': {
      each: 'Rule.Actions[]',
      facets: { key: 'S3Action.KmsKeyArn', action: 'S3Action', bucket: 'S3Action.BucketName' },
      applies: present('action'),
      impact: { '*': 'in-place' },
    },
    aws_ses_receipt_rule: {
      each: 's3_action[]',
      facets: { key: 'kms_key_arn', bucket: 'bucket_name' },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: receiptUses,
  store: intoBucket(mail),
  why: 'With a key named here, SES encrypts mail on its own side, and only clients that know how can read it.',
}));

import {
  all,
  any,
  byKey,
  documented,
  engineeringKnowledge,
  flag,
  is,
  key,
  kind,
  level,
  matches,
  not,
  otherwise,
  raise,
  secret,
  severity,
  text,
  when,
} from '../dsl.ts';
import type { OnlyIf } from '../dsl.ts';
import { intoBucket } from '../typed.ts';
import { dataSyncUses, parameterUses } from './key-uses.ts';

const secure = documented(
  'a `SecureString` is encrypted with the key named, or `aws/ssm` where none is named',
  'https://docs.aws.amazon.com/systems-manager/latest/userguide/ps-restrict-decryption.html',
);
const plain = documented(
  'only a `SecureString` is encrypted with KMS; other types are kept as plain text',
  'https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html',
);

/** Resources of Terraform that make or fetch secrets. */
const SECRETS = [
  'random_password',
  'tls_private_key',
  'aws_iam_access_key',
  'data.aws_kms_secrets',
  'data.aws_secretsmanager_random_password',
  'data.aws_secretsmanager_secret_version',
];
const SECRET = '[Pp]ass(word|wd|phrase)|PASS(WORD|WD|PHRASE)|[Ss]ecret|SECRET|[Tt]oken|TOKEN|[Cc]redential|CREDENTIAL';
const SECRET_KEY =
  '([Aa]pi|API|[Pp]rivate|PRIVATE|[Aa]ccess|ACCESS|[Ss]igning|SIGNING|[Ss]ession|SESSION)[ _-]?([Kk]ey|KEY)';
/** A name tells by its end: `/db/password_policy` holds none. A description tells by any of its words. */
const nameOfSecret = matches('name', `(${SECRET}|${SECRET_KEY})s?$`);
const describedAsSecret = all(
  matches('description', `(^|[^A-Za-z])(${SECRET}|${SECRET_KEY})s?($|[^A-Za-z])`),
  not(
    matches(
      'description',
      '(^|[^A-Za-z])(ARN|arn|[Nn]ame|ID|[Ii]d|URL|[Uu]rl|[Ee]ndpoint|[Pp]ath|[Pp]olicy|[Ll]ength)',
    ),
  ),
);
/** Readers must say that they want it decrypted: those of a setting that is no secret would read what they can't use. */
const isSecret: OnlyIf = {
  holds: any(secret('value', ...SECRETS), nameOfSecret, describedAsSecret),
  because:
    "Nothing says that it holds a secret (its name, its description, or what its value is made of), and those who read it without asking for decryption would get what they can't use. If it does, write the type `SecureString`.",
};

/** CloudFormation can't make secure strings; Terraform can. */
export const parameter = kind('ssm-parameter', () => ({
  noun: 'SSM parameter',
  facets: {
    type: text('type'),
    key: key(),
    name: text('name'),
    description: text('description'),
    value: text('value'),
  },
  types: {
    aws_ssm_parameter: {
      facets: { type: 'type', key: 'key_id', name: 'name', description: 'description', value: 'value' },
      impact: { name: 'replaces', '*': 'in-place' },
    },
  },
  keyUses: parameterUses,
  store: {
    levels: [
      when(is('type', 'SecureString'), byKey('key', 'aws', 'declared', secure)),
      otherwise(level('none', 'declared', plain)),
    ],
    raise: [
      raise('aws', { type: 'SecureString' }, { asked: true, onlyIf: isSecret }),
      raise('customer', { type: 'SecureString', key: '$key' }, { when: is('type', 'SecureString') }),
      raise(
        'customer',
        { type: 'SecureString', key: '$key' },
        { when: not(is('type', 'SecureString')), asked: true, onlyIf: isSecret },
      ),
    ],
    switches: [],
    key: 'key',
    canBeOff: true,
    severity: { encrypted: severity('off', 'info', 'error') },
  },
  why: 'Parameters hold settings as often as secrets: only those that hold secrets must be secure strings. Readers must pass `WithDecryption`, and be allowed to use the key.',
}));

export const resourceDataSync = kind('ssm-resource-data-sync', () => ({
  noun: 'SSM resource data sync',
  facets: { key: key(), bucket: text('bucket'), type: text('type') },
  types: {
    'AWS::SSM::ResourceDataSync': {
      facets: {
        key: ['S3Destination.KMSKeyArn', 'KMSKeyArn'],
        bucket: ['S3Destination.BucketName', 'BucketName'],
        type: 'SyncType',
      },
      applies: not(is('type', 'SyncFromSource')),
      impact: { '*': 'replaces' },
    },
    aws_ssm_resource_data_sync: {
      facets: { key: 's3_destination.kms_key_arn', bucket: 's3_destination.bucket_name' },
      impact: { '*': 'replaces' },
    },
  },
  keyUses: dataSyncUses,
  store: intoBucket(engineeringKnowledge('inventory lies in your bucket: under the key named, else as the bucket is')),
}));

/** Preferences of Session Manager are a document whose content is an object, or JSON in a text. */
export const sessionDocument = kind('ssm-session-document', () => ({
  noun: 'Session Manager document',
  facets: {
    type: text('document type'),
    format: text('format'),
    bucket: text('log bucket'),
    bucketEncrypted: flag("check of the log bucket's encryption"),
    group: text('log group'),
    groupEncrypted: flag("check of the log group's encryption"),
    key: key('session key'),
  },
  types: {
    'AWS::SSM::Document': {
      facets: {
        type: 'DocumentType',
        format: 'DocumentFormat',
        bucket: 'Content.inputs.s3BucketName',
        bucketEncrypted: 'Content.inputs.s3EncryptionEnabled',
        group: 'Content.inputs.cloudWatchLogGroupName',
        groupEncrypted: 'Content.inputs.cloudWatchEncryptionEnabled',
        key: 'Content.inputs.kmsKeyId',
      },
      impact: { '*': 'may-replace' },
    },
    aws_ssm_document: {
      facets: {
        type: 'document_type',
        format: 'document_format',
        bucket: 'content.inputs.s3BucketName',
        bucketEncrypted: 'content.inputs.s3EncryptionEnabled',
        group: 'content.inputs.cloudWatchLogGroupName',
        groupEncrypted: 'content.inputs.cloudWatchEncryptionEnabled',
        key: 'content.inputs.kmsKeyId',
      },
      impact: { '*': 'in-place' },
    },
  },
}));

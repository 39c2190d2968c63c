import {
  byKey,
  documented,
  engineeringKnowledge,
  flag,
  is,
  key,
  kind,
  level,
  not,
  otherwise,
  raise,
  severity,
  text,
  when,
} from '../dsl.ts';
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

/** CloudFormation can't make secure strings; Terraform can. */
export const parameter = kind('ssm-parameter', () => ({
  noun: 'SSM parameter',
  facets: { type: text('type'), key: key() },
  types: { aws_ssm_parameter: { facets: { type: 'type', key: 'key_id' }, impact: { '*': 'in-place' } } },
  keyUses: parameterUses,
  store: {
    levels: [
      when(is('type', 'SecureString'), byKey('key', 'aws', 'declared', secure)),
      otherwise(level('none', 'declared', plain)),
    ],
    // Readers must say that they want it decrypted: those of a setting that is no secret would read what they can't use.
    raise: [
      raise('aws', { type: 'SecureString' }, { asked: true }),
      raise('customer', { type: 'SecureString', key: '$key' }, { when: is('type', 'SecureString') }),
      raise('customer', { type: 'SecureString', key: '$key' }, { when: not(is('type', 'SecureString')), asked: true }),
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

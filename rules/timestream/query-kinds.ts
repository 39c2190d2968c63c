import { byKey, engineeringKnowledge, is, key, kind, level, otherwise, raise, specified, text, when } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { databaseUses } from './key-uses.ts';

export const scheduledQuery = kind('timestream-scheduled-query', () => ({
  noun: 'Timestream scheduled query',
  facets: { key: key() },
  types: {
    'AWS::Timestream::ScheduledQuery': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_timestreamquery_scheduled_query: { facets: { key: 'kms_key_id' }, impact: { '*': 'in-place' } },
  },
  keyUses: databaseUses,
  store: keyedStore(
    'service',
    specified('without a key of yours, the query is encrypted with a key that Timestream manages'),
  ),
}));

const sseS3 = specified('reports are encrypted with a key of S3 unless `SSE_KMS` is asked for');
const sseKms = engineeringKnowledge('`SSE_KMS` without a key means the AWS-managed key of S3');

export const errorReport = kind('timestream-error-report', () => ({
  noun: 'Error report of a Timestream scheduled query',
  facets: { option: text('encryption option', ['SSE_S3', 'SSE_KMS']) },
  types: {
    'AWS::Timestream::ScheduledQuery': {
      each: 'ErrorReportConfiguration.S3Configuration',
      facets: { option: 'EncryptionOption' },
      impact: { '*': 'replaces' },
    },
    aws_timestreamquery_scheduled_query: {
      each: 'error_report_configuration.s3_configuration',
      facets: { option: 'encryption_option' },
      impact: { '*': 'in-place' },
    },
  },
  store: {
    levels: [
      when(is('option', 'SSE_KMS'), level('aws', 'declared', sseKms)),
      when(is('option', 'SSE_S3'), level('service', 'declared', sseS3)),
      otherwise(level('service', 'default', sseS3)),
    ],
    raise: [raise('aws', { option: 'SSE_KMS' })],
    switches: [],
    canBeOff: false,
  },
}));

export const rejectedData = kind('timestream-rejected-data', () => ({
  noun: 'Rejected data of a Timestream table',
  facets: { option: text('encryption option', ['SSE_S3', 'SSE_KMS']), key: key() },
  types: {
    'AWS::Timestream::Table': {
      each: 'MagneticStoreWriteProperties.MagneticStoreRejectedDataLocation.S3Configuration',
      facets: { option: 'EncryptionOption', key: 'KmsKeyId' },
      impact: { '*': 'in-place' },
    },
    aws_timestreamwrite_table: {
      each: 'magnetic_store_write_properties.magnetic_store_rejected_data_location.s3_configuration',
      facets: { option: 'encryption_option', key: 'kms_key_id' },
      impact: { '*': 'in-place' },
    },
  },
  store: {
    levels: [
      when(is('option', 'SSE_KMS'), byKey('key', 'aws', 'declared', sseKms)),
      when(is('option', 'SSE_S3'), level('service', 'declared', sseS3)),
      otherwise(level('service', 'default', sseS3)),
    ],
    raise: [raise('aws', { option: 'SSE_KMS' }), raise('customer', { option: 'SSE_KMS', key: '$key' })],
    switches: [],
    key: 'key',
    canBeOff: false,
  },
  why: "Records that a table refuses are real records: they lie in a bucket, outside the table's own encryption.",
}));

import {
  all,
  any,
  byKey,
  config,
  documented,
  flag,
  fsbp,
  is,
  key,
  kind,
  level,
  map,
  not,
  otherwise,
  present,
  raise,
  text,
  when,
} from '../dsl.ts';
import type { Spelled } from '../dsl.ts';
import { objectsStore } from '../shapes.ts';
import { destinationUses, streamUses } from './key-uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/firehose/latest/dev/encryption.html';
const on = documented('records are encrypted in the stream, with the key named or one that Firehose owns', GUIDE);
const off = documented('server-side encryption of a stream that takes records directly is off unless asked for', GUIDE);

const INPUT = 'DeliveryStreamEncryptionConfigurationInput';
/** A stream fed by another takes the encryption of its source. */
const direct = all(
  not(any(present('kinesis'), present('msk'), present('database'))),
  any(not(present('source')), is('source', 'DirectPut')),
);
const byService = any(is('input', 'AWS_OWNED_CMK'), all(is('enabled', true), not(is('type', 'CUSTOMER_MANAGED_CMK'))));
const byYou = any(is('input', 'CUSTOMER_MANAGED_CMK'), all(is('enabled', true), is('type', 'CUSTOMER_MANAGED_CMK')));

export const stream = kind('firehose-stream', () => ({
  noun: 'Firehose stream',
  facets: {
    // CloudFormation has no switch: the block, whose key type is required, is the switch.
    input: text('key type', ['AWS_OWNED_CMK', 'CUSTOMER_MANAGED_CMK']),
    enabled: flag('encryption switch'),
    type: text('key type', ['AWS_OWNED_CMK', 'CUSTOMER_MANAGED_CMK']),
    key: key(),
    source: text('source'),
    kinesis: map('Kinesis source'),
    msk: map('MSK source'),
    database: map('database source'),
  },
  types: {
    'AWS::KinesisFirehose::DeliveryStream': {
      facets: {
        input: `${INPUT}.KeyType`,
        key: `${INPUT}.KeyARN`,
        source: 'DeliveryStreamType',
        kinesis: 'KinesisStreamSourceConfiguration',
        msk: 'MSKSourceConfiguration',
        database: 'DatabaseSourceConfiguration',
      },
      applies: direct,
      impact: { '*': 'in-place' },
    },
    aws_kinesis_firehose_delivery_stream: {
      facets: {
        enabled: 'server_side_encryption.enabled',
        type: 'server_side_encryption.key_type',
        key: 'server_side_encryption.key_arn',
        kinesis: 'kinesis_source_configuration',
        msk: 'msk_source_configuration',
      },
      applies: direct,
      impact: { '*': 'in-place' },
    },
  },
  keyUses: streamUses,
  store: {
    levels: [
      when(byYou, byKey('key', 'service', 'declared', on)),
      when(byService, level('service', 'declared', on)),
      when(is('enabled', false), level('none', 'declared', off)),
      otherwise(level('none', 'default', off)),
    ],
    raise: [
      raise('service', { enabled: true }),
      raise('service', { input: 'AWS_OWNED_CMK' }),
      raise('customer', { enabled: true, type: 'CUSTOMER_MANAGED_CMK', key: '$key' }),
      raise('customer', { input: 'CUSTOMER_MANAGED_CMK', key: '$key' }),
    ],
    switches: ['input', 'enabled'],
    key: 'key',
    canBeOff: true,
    controls: { encrypted: [fsbp('DataFirehose.1'), config('KINESIS_FIREHOSE_DELIVERY_STREAM_ENCRYPTED')] },
  },
  why: "Records wait in the stream until they are delivered. Where a Kinesis stream is the source, that stream's encryption counts.",
}));

const KMS = 'EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN';
const cfn = (path: string): Spelled => ({
  facets: { key: `${path}.${KMS}`, bucket: `${path}.BucketARN` },
  applies: present('bucket'),
  impact: { '*': 'in-place' },
});
const terraform = (path: string): Spelled => ({
  facets: { key: `${path}.kms_key_arn`, bucket: `${path}.bucket_arn` },
  applies: present('bucket'),
  impact: { '*': 'in-place' },
});

export const destination = kind('firehose-destination', () => ({
  noun: 'Firehose destination in S3',
  facets: { key: key(), bucket: text('bucket') },
  types: {
    'AWS::KinesisFirehose::DeliveryStream': [
      'S3DestinationConfiguration',
      'ExtendedS3DestinationConfiguration',
      'ExtendedS3DestinationConfiguration.S3BackupConfiguration',
      'AmazonOpenSearchServerlessDestinationConfiguration.S3Configuration',
      'AmazonopensearchserviceDestinationConfiguration.S3Configuration',
      'ElasticsearchDestinationConfiguration.S3Configuration',
      'HttpEndpointDestinationConfiguration.S3Configuration',
      'IcebergDestinationConfiguration.S3Configuration',
      'RedshiftDestinationConfiguration.S3Configuration',
      'RedshiftDestinationConfiguration.S3BackupConfiguration',
      'SnowflakeDestinationConfiguration.S3Configuration',
      'SplunkDestinationConfiguration.S3Configuration',
    ].map(cfn),
    aws_kinesis_firehose_delivery_stream: [
      'extended_s3_configuration',
      'extended_s3_configuration.s3_backup_configuration',
      'elasticsearch_configuration.s3_configuration',
      'http_endpoint_configuration.s3_configuration',
      'iceberg_configuration.s3_configuration',
      'opensearch_configuration.s3_configuration',
      'opensearchserverless_configuration.s3_configuration',
      'redshift_configuration.s3_configuration',
      'redshift_configuration.s3_backup_configuration',
      'snowflake_configuration.s3_configuration',
      'splunk_configuration.s3_configuration',
    ].map(terraform),
  },
  keyUses: destinationUses,
  store: objectsStore(documented('objects are written with the key named', GUIDE)),
  why: "What is delivered, and what could not be, stays in the bucket. Without a key here the bucket's own default applies.",
}));

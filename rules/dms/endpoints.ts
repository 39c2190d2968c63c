import {
  all,
  is,
  key,
  kind,
  map,
  oneOf,
  otherwise,
  present,
  raise,
  specified,
  text,
  when,
  level,
  byKey,
} from '../dsl.ts';
import type { Store } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { replicationUses } from './key-uses.ts';

export const endpoint = kind('dms-endpoint', () => ({
  noun: 'DMS endpoint',
  facets: {
    key: key(),
    engine: text('engine'),
    ssl: text('SSL mode'),
    redis: text('Redis protocol'),
    kafka: text('Kafka protocol'),
  },
  types: {
    'AWS::DMS::Endpoint': {
      facets: {
        key: 'KmsKeyId',
        engine: 'EngineName',
        ssl: 'SslMode',
        redis: 'RedisSettings.SslSecurityProtocol',
        kafka: 'KafkaSettings.SecurityProtocol',
      },
      impact: { key: 'replaces', '*': 'in-place' },
    },
    aws_dms_endpoint: {
      facets: {
        key: 'kms_key_arn',
        engine: 'engine_name',
        ssl: 'ssl_mode',
        redis: 'redis_settings.ssl_security_protocol',
        kafka: 'kafka_settings.security_protocol',
      },
      impact: { key: 'replaces', '*': 'in-place' },
    },
    aws_dms_s3_endpoint: { facets: { key: 'kms_key_arn' }, impact: { '*': 'replaces' } },
  },
  keyUses: replicationUses,
  store: keyedStore(
    'aws',
    specified('connection parameters are encrypted with the key named, or `aws/dms` where none is named'),
  ),
  why: 'The endpoint keeps how to reach the database, passwords among it.',
}));

const written = specified(
  'objects are written with `SSE_S3`, a key of the service, unless `SSE_KMS` and a key are named',
);
const target: Store = {
  levels: [
    when(oneOf('mode', 'SSE_KMS', 'sse-kms'), byKey('key', 'aws', 'declared', written)),
    when(oneOf('mode', 'SSE_S3', 'sse-s3'), level('service', 'declared', written)),
    otherwise(level('service', 'default', written)),
  ],
  raise: [raise('customer', { mode: 'SSE_KMS', key: '$key' })],
  switches: [],
  key: 'key',
  canBeOff: false,
};
// The property texts say `SSE_S3`, the API's own list `sse-s3`.
const MODES = ['SSE_S3', 'SSE_KMS', 'sse-s3', 'sse-kms'];
const facets = { mode: text('encryption mode', MODES), key: key(), part: map(), end: text('endpoint type') };
const isTarget = all(is('end', 'target'), present('part'));
const oneWay = "the page: the mode can't be changed from SSE_S3 to SSE_KMS";

export const s3 = kind('dms-s3-target', () => ({
  noun: 'DMS target in S3',
  facets,
  types: {
    'AWS::DMS::Endpoint': {
      facets: {
        mode: 'S3Settings.EncryptionMode',
        key: 'S3Settings.ServerSideEncryptionKmsKeyId',
        part: 'S3Settings',
        end: 'EndpointType',
      },
      applies: isTarget,
      impact: { mode: 'rejected', '*': 'in-place' },
      impactBasis: oneWay,
    },
    aws_dms_endpoint: {
      facets: {
        mode: 's3_settings.encryption_mode',
        key: 's3_settings.server_side_encryption_kms_key_id',
        part: 's3_settings',
        end: 'endpoint_type',
      },
      applies: isTarget,
      impact: { mode: 'rejected', '*': 'unknown' },
      impactBasis: oneWay,
    },
    aws_dms_s3_endpoint: {
      facets: { mode: 'encryption_mode', key: 'server_side_encryption_kms_key_id', end: 'endpoint_type' },
      applies: is('end', 'target'),
      impact: { mode: 'rejected', '*': 'in-place' },
      impactBasis: oneWay,
    },
  },
  store: target,
  why: 'A full copy of the migrated data lies in the bucket.',
}));

export const redshift = kind('dms-redshift-staging', () => ({
  noun: 'DMS staging area for Redshift',
  facets,
  types: {
    'AWS::DMS::Endpoint': {
      facets: {
        mode: 'RedshiftSettings.EncryptionMode',
        key: 'RedshiftSettings.ServerSideEncryptionKmsKeyId',
        part: 'RedshiftSettings',
        end: 'EndpointType',
      },
      applies: isTarget,
      impact: { mode: 'rejected', '*': 'in-place' },
      impactBasis: oneWay,
    },
    aws_dms_endpoint: {
      facets: {
        mode: 'redshift_settings.encryption_mode',
        key: 'redshift_settings.server_side_encryption_kms_key_id',
        part: 'redshift_settings',
        end: 'endpoint_type',
      },
      applies: isTarget,
      impact: { mode: 'rejected', '*': 'unknown' },
      impactBasis: oneWay,
    },
  },
  store: target,
  why: 'Rows wait in a bucket before Redshift loads them.',
}));

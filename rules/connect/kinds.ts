import { any, byKey, is, key, kind, map, otherwise, present, raise, specified, text, when } from '../dsl.ts';
import { asBucket, keyedStore, objectsStore } from '../shapes.ts';
import { storageUses } from './key-uses.ts';

const written = specified('recordings and reports are written with the key named');

export const storage = kind('connect-s3-storage', () => ({
  noun: 'Connect storage in S3',
  facets: { key: key(), type: text('encryption type', ['KMS']), bucket: text('bucket'), part: map() },
  types: {
    'AWS::Connect::InstanceStorageConfig': {
      facets: {
        key: 'S3Config.EncryptionConfig.KeyId',
        type: 'S3Config.EncryptionConfig.EncryptionType',
        bucket: 'S3Config.BucketName',
        part: 'S3Config',
      },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
    aws_connect_instance_storage_config: {
      facets: {
        key: 'storage_config.s3_config.encryption_config.key_id',
        type: 'storage_config.s3_config.encryption_config.encryption_type',
        bucket: 'storage_config.s3_config.bucket_name',
        part: 'storage_config.s3_config',
      },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  keyUses: storageUses,
  store: objectsStore(written, [], {
    levels: [
      when(any(present('key'), is('type', 'KMS')), byKey('key', 'aws', 'declared', written)),
      otherwise(asBucket),
    ],
    raise: [raise('customer', { type: 'KMS', key: '$key' })],
  }),
  why: 'Recordings of calls, chats and reports name callers and what they said.',
}));

export const video = kind('connect-video-storage', () => ({
  noun: 'Connect media stream',
  facets: { key: key(), type: text('encryption type', ['KMS']), part: map() },
  types: {
    'AWS::Connect::InstanceStorageConfig': {
      facets: {
        key: 'KinesisVideoStreamConfig.EncryptionConfig.KeyId',
        type: 'KinesisVideoStreamConfig.EncryptionConfig.EncryptionType',
        part: 'KinesisVideoStreamConfig',
      },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
    aws_connect_instance_storage_config: {
      facets: {
        key: 'storage_config.kinesis_video_stream_config.encryption_config.key_id',
        type: 'storage_config.kinesis_video_stream_config.encryption_config.encryption_type',
        part: 'storage_config.kinesis_video_stream_config',
      },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  keyUses: storageUses,
  store: keyedStore('aws', specified('the stream of a call is encrypted with the key named, which is required'), [], {
    raise: [raise('customer', { type: 'KMS', key: '$key' })],
  }),
}));

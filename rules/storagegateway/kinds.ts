import { byKey, documented, flag, is, key, kind, level, oneOf, otherwise, raise, text, when } from '../dsl.ts';
import type { Spelled } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { shareUses, volumeUses } from './key-uses.ts';

const fact = documented(
  'data in S3 is encrypted with a key of S3 (SSE-S3) unless a KMS key is asked for and named',
  'https://docs.aws.amazon.com/storagegateway/latest/vgw/encryption.html',
);
const facets = { kms: flag('KMS switch'), key: key() };
const store = () =>
  keyedStore('service', fact, [], {
    levels: [
      when(is('kms', true), byKey('key', 'service', 'declared', fact)),
      when(is('kms', false), level('service', 'declared', fact)),
      otherwise(level('service', 'default', fact)),
    ],
    raise: [raise('customer', { kms: true, key: '$key' })],
  });

export const volume = kind('storagegateway-volume', () => ({
  noun: 'Storage Gateway volume',
  facets,
  types: {
    'AWS::StorageGateway::Volume': { facets: { kms: 'KMSEncrypted', key: 'KMSKey' }, impact: { '*': 'replaces' } },
    aws_storagegateway_cached_iscsi_volume: {
      facets: { kms: 'kms_encrypted', key: 'kms_key' },
      impact: { '*': 'replaces' },
    },
    aws_storagegateway_stored_iscsi_volume: {
      facets: { kms: 'kms_encrypted', key: 'kms_key' },
      impact: { '*': 'replaces' },
    },
  },
  keyUses: volumeUses,
  store: store(),
}));
export const tape = kind('storagegateway-tape', () => ({
  noun: 'Storage Gateway tape',
  facets,
  types: {
    'AWS::StorageGateway::Tape': { facets: { kms: 'KMSEncrypted', key: 'KMSKey' }, impact: { '*': 'replaces' } },
  },
  keyUses: volumeUses,
  store: store(),
}));
/** `EncryptionType` has taken the place of `KMSEncrypted`, which it may contradict. */
const SHARE: Spelled = {
  facets: { mode: 'EncryptionType', kms: 'KMSEncrypted', key: 'KMSKey' },
  impact: { '*': 'in-place' },
};
export const fileShare = kind('storagegateway-file-share', () => ({
  noun: 'Storage Gateway file share',
  facets: { ...facets, mode: text('encryption type', ['SseS3', 'SseKms', 'DsseKms']) },
  types: {
    'AWS::StorageGateway::NFSFileShare': SHARE,
    'AWS::StorageGateway::SMBFileShare': SHARE,
    aws_storagegateway_nfs_file_share: {
      facets: { kms: 'kms_encrypted', key: 'kms_key_arn' },
      impact: { '*': 'in-place' },
    },
    aws_storagegateway_smb_file_share: {
      facets: { kms: 'kms_encrypted', key: 'kms_key_arn' },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: shareUses,
  store: {
    ...store(),
    levels: [
      when(oneOf('mode', 'SseKms', 'DsseKms'), byKey('key', 'service', 'declared', fact)),
      when(is('mode', 'SseS3'), level('service', 'declared', fact)),
      ...store().levels,
    ],
    raise: [raise('customer', { mode: 'SseKms', key: '$key' }, { unset: ['kms'] }), ...store().raise],
  },
}));

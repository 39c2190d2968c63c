import {
  accountEncryptsVolumes,
  any,
  AT_REST,
  byKey,
  config,
  exists,
  flag,
  fsbp,
  inherits,
  is,
  key,
  kind,
  level,
  otherwise,
  present,
  raise,
  text,
  when,
} from '../dsl.ts';
import type { Clause, Store } from '../dsl.ts';
import { accountDefault, fromSnapshot, fromVolume, namedKey, offByDefault, writtenOff } from './facts.ts';

const accountEncrypts = any(
  accountEncryptsVolumes,
  exists(['aws_ebs_encryption_by_default'], { path: 'enabled', is: true }),
);

/** How any EBS volume gets its level, whatever resource describes it. */
const levels: readonly Clause[] = [
  when(present('source'), inherits('source', fromVolume)),
  when(is('encrypted', true), byKey('key', 'aws', 'declared', namedKey)),
  when(accountEncrypts, byKey('key', 'aws', 'default', accountDefault)),
  when(present('snapshot'), inherits('snapshot', fromSnapshot)),
  when(is('encrypted', false), level('none', 'declared', writtenOff)),
  otherwise(level('none', 'default', offByDefault)),
];
const store = (more: Partial<Store> = {}): Store => ({
  levels,
  raise: [raise('aws', { encrypted: true }), raise('customer', { encrypted: true, key: '$key' })],
  switches: ['encrypted'],
  key: 'key',
  canBeOff: true,
  controls: { encrypted: [fsbp('EC2.3'), config('ENCRYPTED_VOLUMES'), ...AT_REST] },
  ...more,
});

export const volume = kind('ebs-volume', () => ({
  noun: 'EBS volume',
  facets: {
    encrypted: flag('encryption switch'),
    key: key(),
    snapshot: text('snapshot'),
    source: text('source volume'),
  },
  types: {
    'AWS::EC2::Volume': {
      facets: { encrypted: 'Encrypted', key: 'KmsKeyId', snapshot: 'SnapshotId', source: 'SourceVolumeId' },
      impact: { '*': 'rejected' },
      impactBasis:
        'AWS documents "Updates are not supported" for Encrypted and KmsKeyId; the resource schema names no create-only property',
    },
    aws_ebs_volume: {
      facets: { encrypted: 'encrypted', key: 'kms_key_id', snapshot: 'snapshot_id' },
      impact: { '*': 'replaces' },
    },
  },
  store: store(),
  why: 'A volume, every snapshot of it and every volume made from these stay unencrypted for good: encryption is chosen when a volume is made.',
  migration:
    'Snapshot the volume, copy the snapshot with a key, make a new volume from the copy under a new name, attach it, then remove the old one.',
}));

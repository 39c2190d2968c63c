import {
  all,
  any,
  byKey,
  documented,
  flag,
  is,
  key,
  kind,
  level,
  not,
  oneOf,
  otherwise,
  present,
  text,
  when,
} from '../dsl.ts';
import type { Spelled } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { fileSystemUses } from './key-uses.ts';

const migration =
  'The key is chosen when a file system is made: restore a backup, or copy with DataSync, into a new one with the key.';

export const fileCache = kind('fsx-file-cache', () => ({
  noun: 'FSx file cache',
  facets: { key: key() },
  types: {
    'AWS::FSx::FileCache': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_fsx_file_cache: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'aws',
    documented(
      'a cache is always encrypted, with the key named or `aws/fsx`',
      'https://docs.aws.amazon.com/fsx/latest/FileCacheGuide/FileCacheKMS.html',
    ),
  ),
  migration,
}));

const LUSTRE = 'https://docs.aws.amazon.com/fsx/latest/LustreGuide/encryption-at-rest.html';
const always = documented('a file system is always encrypted, with the key named or `aws/fsx`', LUSTRE);
const scratch = documented('FSx makes a key of its own for each scratch file system, and takes no other', LUSTRE);
const isScratch = all(
  is('type', 'LUSTRE'),
  any(not(present('deployment')), oneOf('deployment', 'SCRATCH_1', 'SCRATCH_2')),
);

/** The provider has a last backup taken unless it is told not to. */
const LEAVES_BACKUP: Spelled = {
  facets: { key: 'kms_key_id', skipsBackup: 'skip_final_backup' },
  stays: not(is('skipsBackup', true)),
  impact: { '*': 'replaces' },
};

export const fileSystem = kind('fsx-file-system', () => ({
  noun: 'FSx file system',
  facets: { key: key(), type: text('type'), deployment: text('deployment type'), skipsBackup: flag() },
  types: {
    'AWS::FSx::FileSystem': {
      facets: { key: 'KmsKeyId', type: 'FileSystemType', deployment: 'LustreConfiguration.DeploymentType' },
      impact: { '*': 'replaces' },
    },
    aws_fsx_lustre_file_system: {
      facets: { key: 'kms_key_id', deployment: 'deployment_type' },
      defaults: { type: 'LUSTRE', deployment: 'SCRATCH_1' },
      impact: { '*': 'replaces' },
    },
    aws_fsx_ontap_file_system: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
    aws_fsx_openzfs_file_system: LEAVES_BACKUP,
    aws_fsx_windows_file_system: LEAVES_BACKUP,
  },
  keyUses: fileSystemUses,
  store: keyedStore('aws', always, [], {
    levels: [when(isScratch, level('service', 'default', scratch)), otherwise(byKey('key', 'aws', 'default', always))],
    exempt: [{ rungs: ['kms-key', 'customer-key'], when: isScratch, fact: scratch }],
  }),
  why: "Files, snapshots and backups are encrypted under one key. For a scratch file system a key can't be chosen; a persistent one takes yours.",
  migration,
}));

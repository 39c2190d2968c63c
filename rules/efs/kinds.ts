import { cis, config, documented, flag, fsbp, key, kind } from '../dsl.ts';
import { switchedStore } from '../shapes.ts';
import { fileSystemUses } from './key-uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html';

export const fileSystem = kind('efs-file-system', () => ({
  noun: 'EFS file system',
  facets: { encrypted: flag('encryption switch'), key: key() },
  types: {
    'AWS::EFS::FileSystem': { facets: { encrypted: 'Encrypted', key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_efs_file_system: { facets: { encrypted: 'encrypted', key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  keyUses: fileSystemUses,
  store: switchedStore({
    onWithout: 'aws',
    on: documented(
      'the file system is encrypted with the key named, or `aws/elasticfilesystem` where none is named',
      GUIDE,
    ),
    off: documented(
      'a file system made through the API is not encrypted unless asked for; only the console asks by itself',
      GUIDE,
    ),
    controls: [
      fsbp('EFS.1'),
      fsbp('EFS.8'),
      config('EFS_ENCRYPTED_CHECK'),
      ...cis(['2.4.1', '2.3.1', '2.3.1', '3.3.1', '3.3.1']),
    ],
  }),
  why: 'Data and metadata of a file system, and its backups, are encrypted from its creation or never.',
  migration:
    'Make an encrypted file system and copy the data with EFS replication or DataSync, then move the mount targets.',
}));

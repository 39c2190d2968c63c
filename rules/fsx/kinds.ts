import { documented, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const fSxFileCache = kind('f-sx-file-cache', () => ({
  noun: 'FSx file cache',
  facets: { key: key() },
  types: {
    'AWS::FSx::FileCache': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_fsx_file_cache: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'aws',
    documented(
      'without a key of yours, it is encrypted with an AWS-managed key',
      'https://docs.aws.amazon.com/fsx/latest/FileCacheGuide/FileCacheKMS.md',
    ),
  ),
}));

export const fSxFileSystem = kind('f-sx-file-system', () => ({
  noun: 'FSx file system',
  facets: { key: key() },
  types: {
    'AWS::FSx::FileSystem': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_fsx_lustre_file_system: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
    aws_fsx_ontap_file_system: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
    aws_fsx_openzfs_file_system: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
    aws_fsx_windows_file_system: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'aws',
    documented(
      'without a key of yours, it is encrypted with an AWS-managed key',
      'https://docs.aws.amazon.com/fsx/latest/LustreGuide/encryption-at-rest.html',
    ),
  ),
}));

import { key, kind } from '../dsl.ts';
import { anyKey } from '../key-facts.ts';
import { keyedStoreOfEither } from '../shapes.ts';

export const s3FilesFileSystem = kind('s3files-file-system', () => ({
  noun: 'S3 Files file system',
  facets: { key: key() },
  types: {
    'AWS::S3Files::FileSystem': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_s3files_file_system: {
      facets: { key: 'kms_key_id' },
      since: { '*': '6.40' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStoreOfEither(anyKey),
}));

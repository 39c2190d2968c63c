import { documented, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const codeCommitRepository = kind('codecommit-repository', () => ({
  noun: 'CodeCommit repository',
  facets: { key: key() },
  types: {
    'AWS::CodeCommit::Repository': { facets: { key: 'KmsKeyId' }, impact: { '*': 'in-place' } },
    aws_codecommit_repository: { facets: { key: 'kms_key_id' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore(
    'aws',
    documented(
      'without a key of yours, it is encrypted with `aws/codecommit`',
      'https://docs.aws.amazon.com/codecommit/latest/userguide/encryption.html',
    ),
  ),
}));

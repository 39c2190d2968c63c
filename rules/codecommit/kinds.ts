import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const codeCommitRepository = kind('codecommit-repository', () => ({
  noun: 'CodeCommit repository',
  facets: { key: key() },
  types: {
    'AWS::CodeCommit::Repository': { facets: { key: 'KmsKeyId' }, impact: { '*': 'in-place' } },
    aws_codecommit_repository: { facets: { key: 'kms_key_id' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('aws', engineeringKnowledge('without a key of yours, it is encrypted with an AWS-managed key')),
}));

import { key, kind } from '../dsl.ts';
import { anyKey } from '../key-facts.ts';
import { keyedStoreOfEither } from '../shapes.ts';

export const codeStarConnectionsRepositoryLink = kind('codestarconnections-repository-link', () => ({
  noun: 'CodeConnections repository link',
  facets: { key: key() },
  types: {
    'AWS::CodeStarConnections::RepositoryLink': { facets: { key: 'EncryptionKeyArn' }, impact: { '*': 'in-place' } },
  },
  store: keyedStoreOfEither(anyKey),
}));

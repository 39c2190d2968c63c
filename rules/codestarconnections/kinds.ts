import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStoreOfEither } from '../shapes.ts';

export const codeStarConnectionsRepositoryLink = kind('codestarconnections-repository-link', () => ({
  noun: 'CodeConnections repository link',
  facets: { key: key() },
  types: {
    'AWS::CodeStarConnections::RepositoryLink': { facets: { key: 'EncryptionKeyArn' }, impact: { '*': 'in-place' } },
  },
  store: keyedStoreOfEither(engineeringKnowledge('whose key is used when none is named is not documented')),
}));

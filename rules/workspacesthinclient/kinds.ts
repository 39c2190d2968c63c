import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const workSpacesThinClientEnvironment = kind('workspacesthinclient-environment', () => ({
  noun: 'WorkSpaces Thin Client environment',
  facets: { key: key() },
  types: {
    'AWS::WorkSpacesThinClient::Environment': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

import { documented, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const workSpacesThinClientEnvironment = kind('workspacesthinclient-environment', () => ({
  noun: 'WorkSpaces Thin Client environment',
  facets: { key: key() },
  types: {
    'AWS::WorkSpacesThinClient::Environment': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    documented(
      'without a key of yours, it is encrypted with one of the service',
      'https://docs.aws.amazon.com/workspaces-thin-client/latest/ag/encryption-rest.html',
    ),
  ),
}));

import { documented, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const workSpacesThinClientEnvironment = kind('workspacesthinclient-environment', () => ({
  noun: 'WorkSpaces Thin Client environment',
  facets: { key: key() },
  types: {
    'AWS::WorkSpacesThinClient::Environment': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/workspaces-thin-client/latest/ag/encryption-rest.html'),
  ),
}));

import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { workspaceUses } from './key-uses.ts';

export const workspace = kind('aps-workspace', () => ({
  noun: 'Managed Prometheus workspace',
  facets: { key: key() },
  types: {
    'AWS::APS::Workspace': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
    aws_prometheus_workspace: { facets: { key: 'kms_key_arn' }, impact: { '*': 'replaces' } },
  },
  keyUses: workspaceUses,
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

import { documented, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
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
  store: keyedStore(
    'service',
    serviceKey(
      documented,
      'https://docs.aws.amazon.com/prometheus/latest/userguide/encryption-at-rest-Amazon-Service-Prometheus.html',
    ),
  ),
}));

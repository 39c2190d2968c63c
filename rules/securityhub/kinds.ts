import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const securityHubConnectorV2 = kind('securityhub-connector-v2', () => ({
  noun: 'Security Hub connector V2',
  facets: { key: key() },
  types: {
    'AWS::SecurityHub::ConnectorV2': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
    aws_securityhub_connector_v2: {
      facets: { key: 'kms_key_arn' },
      since: { '*': '6.45' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

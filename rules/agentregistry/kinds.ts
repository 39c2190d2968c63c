import { key, kind, specified } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const registry = kind('agentregistry-registry', () => ({
  noun: 'Agent registry',
  facets: { key: key() },
  types: {
    'AWS::AgentRegistry::Registry': {
      facets: { key: 'EncryptionConfiguration.KmsKeyArn' },
      impact: { '*': 'replaces' },
    },
    aws_agentregistry_registry: {
      facets: { key: 'encryption_configuration.kms_key_arn' },
      since: { '*': '6.64' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore('service', serviceKey(specified)),
  why: 'A registry keeps the key it was made with: another one makes a new registry, and deletes the records of the old.',
}));

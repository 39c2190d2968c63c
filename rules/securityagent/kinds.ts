import { engineeringKnowledge, key, kind, specified } from '../dsl.ts';
import { anyKey, awsKey, serviceKey } from '../key-facts.ts';
import { keyedStore, keyedStoreOfEither } from '../shapes.ts';

export const securityAgentAgentSpace = kind('securityagent-agent-space', () => ({
  noun: 'Security Agent agent space',
  facets: { key: key() },
  types: {
    'AWS::SecurityAgent::AgentSpace': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('aws', awsKey(specified)),
}));

export const securityAgentApplication = kind('securityagent-application', () => ({
  noun: 'Security Agent application',
  facets: { key: key() },
  types: {
    'AWS::SecurityAgent::Application': { facets: { key: 'DefaultKmsKeyId' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

export const securityAgentSecurityRequirementPack = kind('securityagent-security-requirement-pack', () => ({
  noun: 'Security Agent security requirement pack',
  facets: { key: key() },
  types: {
    'AWS::SecurityAgent::SecurityRequirementPack': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

export const securityAgentIntegration = kind('securityagent-integration', () => ({
  noun: 'Security Agent integration',
  facets: { key: key() },
  types: {
    'AWS::SecurityAgent::Integration': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
  },
  store: keyedStoreOfEither(anyKey),
}));

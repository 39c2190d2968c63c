import { engineeringKnowledge, key, kind, map, present, specified } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const bedrockAgentCoreConfigurationBundle = kind('bedrock-agentcore-configuration-bundle', () => ({
  noun: 'Bedrock AgentCore configuration bundle',
  facets: { key: key() },
  types: {
    'AWS::BedrockAgentCore::ConfigurationBundle': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

export const bedrockAgentCoreDataset = kind('bedrock-agentcore-dataset', () => ({
  noun: 'Bedrock AgentCore dataset',
  facets: { key: key() },
  types: {
    'AWS::BedrockAgentCore::Dataset': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

export const bedrockAgentCoreEvaluator = kind('bedrock-agentcore-evaluator', () => ({
  noun: 'Bedrock AgentCore evaluator',
  facets: { key: key() },
  types: {
    'AWS::BedrockAgentCore::Evaluator': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

export const bedrockAgentCoreGateway = kind('bedrock-agentcore-gateway', () => ({
  noun: 'Bedrock AgentCore gateway',
  facets: { key: key() },
  types: {
    'AWS::BedrockAgentCore::Gateway': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

export const bedrockAgentCoreHarness = kind('bedrock-agentcore-harness', () => ({
  noun: 'Bedrock AgentCore harness',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::BedrockAgentCore::Harness': {
      facets: { key: 'Memory.ManagedMemoryConfiguration.EncryptionKeyArn', part: 'Memory' },
      applies: present('part'),
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore('service', specified('without a key of yours, it is encrypted with one of the service')),
}));

export const bedrockAgentCoreMemory = kind('bedrock-agentcore-memory', () => ({
  noun: 'Bedrock AgentCore memory',
  facets: { key: key() },
  types: {
    'AWS::BedrockAgentCore::Memory': { facets: { key: 'EncryptionKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

export const bedrockAgentCorePolicyEngine = kind('bedrock-agentcore-policy-engine', () => ({
  noun: 'Bedrock AgentCore policy engine',
  facets: { key: key() },
  types: {
    'AWS::BedrockAgentCore::PolicyEngine': { facets: { key: 'EncryptionKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

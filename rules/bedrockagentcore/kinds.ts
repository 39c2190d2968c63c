import { documented, key, kind, map, partlyDocumented, present, specified, text } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';
import { typedStore } from '../typed.ts';

const GUIDE = 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/data-encryption.html';

export const bedrockAgentCoreConfigurationBundle = kind('bedrock-agentcore-configuration-bundle', () => ({
  noun: 'Bedrock AgentCore configuration bundle',
  facets: { key: key() },
  types: {
    'AWS::BedrockAgentCore::ConfigurationBundle': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore(
    'service',
    serviceKey(partlyDocumented, 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/data-encryption.html'),
  ),
}));

export const bedrockAgentCoreDataset = kind('bedrock-agentcore-dataset', () => ({
  noun: 'Bedrock AgentCore dataset',
  facets: { key: key() },
  types: {
    'AWS::BedrockAgentCore::Dataset': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    serviceKey(partlyDocumented, 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/data-encryption.html'),
  ),
}));

export const bedrockAgentCoreEvaluator = kind('bedrock-agentcore-evaluator', () => ({
  noun: 'Bedrock AgentCore evaluator',
  facets: { key: key() },
  types: {
    'AWS::BedrockAgentCore::Evaluator': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'in-place' } },
    aws_bedrockagentcore_evaluator: {
      facets: { key: 'kms_key_arn' },
      since: { '*': '6.64' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore(
    'service',
    serviceKey(partlyDocumented, 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/data-encryption.html'),
  ),
}));

export const bedrockAgentCoreGateway = kind('bedrock-agentcore-gateway', () => ({
  noun: 'Bedrock AgentCore gateway',
  facets: { key: key() },
  types: {
    'AWS::BedrockAgentCore::Gateway': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'in-place' } },
    aws_bedrockagentcore_gateway: {
      facets: { key: 'kms_key_arn' },
      since: { '*': '6.0' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('service', serviceKey(documented, GUIDE)),
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
    aws_bedrockagentcore_harness: {
      facets: { key: 'memory.managed_memory_configuration.encryption_key_arn', part: 'memory' },
      applies: present('part'),
      since: { '*': '6.64' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore('service', serviceKey(specified)),
}));

export const bedrockAgentCoreMemory = kind('bedrock-agentcore-memory', () => ({
  noun: 'Bedrock AgentCore memory',
  facets: { key: key() },
  types: {
    'AWS::BedrockAgentCore::Memory': { facets: { key: 'EncryptionKeyArn' }, impact: { '*': 'replaces' } },
    aws_bedrockagentcore_memory: {
      facets: { key: 'encryption_key_arn' },
      since: { '*': '6.0' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore('service', serviceKey(documented, GUIDE)),
}));

export const bedrockAgentCorePolicyEngine = kind('bedrock-agentcore-policy-engine', () => ({
  noun: 'Bedrock AgentCore policy engine',
  facets: { key: key() },
  types: {
    'AWS::BedrockAgentCore::PolicyEngine': { facets: { key: 'EncryptionKeyArn' }, impact: { '*': 'replaces' } },
    aws_bedrockagentcore_policy_engine: {
      facets: { key: 'encryption_key_arn' },
      since: { '*': '6.64' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore(
    'service',
    serviceKey(partlyDocumented, 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/data-encryption.html'),
  ),
}));

export const bedrockAgentCoreTokenVault = kind('bedrock-agentcore-token-vault', () => ({
  noun: 'Bedrock AgentCore token vault',
  facets: { type: text('key type', ['ServiceManagedKey', 'CustomerManagedKey']), key: key() },
  types: {
    aws_bedrockagentcore_token_vault_cmk: {
      facets: { type: 'kms_configuration.key_type', key: 'kms_configuration.kms_key_arn' },
      since: { '*': '6.0' },
      impact: { '*': 'in-place' },
    },
  },
  store: typedStore({
    words: ['CustomerManagedKey'],
    fact: documented(
      'the vault keeps credentials under a key of the service unless it is given one of yours',
      'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/identity-data-encryption.html',
    ),
  }),
  why: 'Tokens and API keys with which agents reach other systems lie in this vault; there is one in each account and Region.',
}));

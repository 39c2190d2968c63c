import { documented, engineeringKnowledge, key, kind, map, partlyDocumented, present } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore, keyedStoreOfEither } from '../shapes.ts';
import { agentUses, guardrailUses, knowledgeUses, promptUses } from './key-uses.ts';

export const agent = kind('bedrock-agent', () => ({
  noun: 'Bedrock agent',
  facets: { key: key() },
  types: {
    'AWS::Bedrock::Agent': { facets: { key: 'CustomerEncryptionKeyArn' }, impact: { '*': 'in-place' } },
    aws_bedrockagent_agent: { facets: { key: 'customer_encryption_key_arn' }, impact: { '*': 'in-place' } },
  },
  keyUses: agentUses,
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-agents-new.html'),
  ),
}));

export const automatedReasoningPolicy = kind('bedrock-automated-reasoning-policy', () => ({
  noun: 'Bedrock automated reasoning policy',
  facets: { key: key() },
  types: {
    'AWS::Bedrock::AutomatedReasoningPolicy': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

export const blueprint = kind('bedrock-blueprint', () => ({
  noun: 'Bedrock blueprint',
  facets: { key: key() },
  types: {
    'AWS::Bedrock::Blueprint': { facets: { key: 'KmsKeyId' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

export const dataAutomationLibrary = kind('bedrock-data-automation-library', () => ({
  noun: 'Bedrock data automation library',
  facets: { key: key() },
  types: {
    'AWS::Bedrock::DataAutomationLibrary': {
      facets: { key: 'EncryptionConfiguration.KmsKeyId' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

export const dataAutomationProject = kind('bedrock-data-automation-project', () => ({
  noun: 'Bedrock data automation project',
  facets: { key: key() },
  types: {
    'AWS::Bedrock::DataAutomationProject': { facets: { key: 'KmsKeyId' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

export const dataSource = kind('bedrock-data-source', () => ({
  noun: 'Bedrock data source',
  facets: { key: key() },
  types: {
    'AWS::Bedrock::DataSource': {
      facets: { key: 'ServerSideEncryptionConfiguration.KmsKeyArn' },
      impact: { '*': 'in-place' },
    },
    aws_bedrockagent_data_source: {
      facets: { key: 'server_side_encryption_configuration.kms_key_arn' },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: knowledgeUses,
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-kb.html'),
  ),
}));

export const flow = kind('bedrock-flow', () => ({
  noun: 'Bedrock flow',
  facets: { key: key() },
  types: {
    'AWS::Bedrock::Flow': { facets: { key: 'CustomerEncryptionKeyArn' }, impact: { '*': 'in-place' } },
    aws_bedrockagent_flow: {
      facets: { key: 'customer_encryption_key_arn' },
      since: { '*': '6.0' },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: promptUses,
  store: keyedStoreOfEither(
    partlyDocumented(
      'without a key of yours, it is encrypted with one that the page calls AWS managed; other pages of the service call it owned by AWS',
      'https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-flows.html',
    ),
  ),
}));

export const guardrail = kind('bedrock-guardrail', () => ({
  noun: 'Bedrock guardrail',
  facets: { key: key() },
  types: {
    'AWS::Bedrock::Guardrail': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'in-place' } },
    aws_bedrock_guardrail: { facets: { key: 'kms_key_arn' }, impact: { '*': 'in-place' } },
  },
  keyUses: guardrailUses,
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

export const knowledgeBase = kind('bedrock-knowledge-base', () => ({
  noun: 'Bedrock knowledge base',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::Bedrock::KnowledgeBase': {
      facets: {
        key: 'KnowledgeBaseConfiguration.ManagedKnowledgeBaseConfiguration.ServerSideEncryptionConfiguration.KmsKeyArn',
        part: 'KnowledgeBaseConfiguration',
      },
      applies: present('part'),
      impact: { '*': 'replaces' },
    },
    aws_bedrockagent_knowledge_base: {
      facets: {
        key: 'knowledge_base_configuration.managed_knowledge_base_configuration.server_side_encryption_configuration.kms_key_arn',
        part: 'knowledge_base_configuration.managed_knowledge_base_configuration',
      },
      applies: present('part'),
      since: { '*': '6.64' },
      impact: { '*': 'replaces' },
    },
  },
  keyUses: knowledgeUses,
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-kb.html'),
  ),
}));

export const prompt = kind('bedrock-prompt', () => ({
  noun: 'Bedrock prompt',
  facets: { key: key() },
  types: {
    'AWS::Bedrock::Prompt': { facets: { key: 'CustomerEncryptionKeyArn' }, impact: { '*': 'in-place' } },
    aws_bedrockagent_prompt: { facets: { key: 'customer_encryption_key_arn' }, impact: { '*': 'in-place' } },
  },
  keyUses: promptUses,
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

export const session = kind('bedrock-session', () => ({
  noun: 'Bedrock session',
  facets: { key: key() },
  types: {
    'AWS::Bedrock::Session': { facets: { key: 'EncryptionKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStoreOfEither(
    partlyDocumented(
      'without a key of yours, it is encrypted with one that the page calls AWS managed; other pages of the service call it owned by AWS',
      'https://docs.aws.amazon.com/bedrock/latest/userguide/sessions-encryption.html',
    ),
  ),
}));

export const customModel = kind('bedrock-custom-model', () => ({
  noun: 'Bedrock custom model',
  facets: { key: key() },
  types: {
    aws_bedrock_custom_model: { facets: { key: 'custom_model_kms_key_id' }, impact: { '*': 'replaces' } },
  },
  keyUses: knowledgeUses,
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

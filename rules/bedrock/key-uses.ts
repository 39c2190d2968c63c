import { documented, partlyDocumented } from '../dsl.ts';
import { forSource, type KeyUse, usedByCallers, usedByCreator, usedByService, worksByGrant } from '../uses.ts';

const GUARDRAILS = 'https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-kms.html';
const AGENTS = 'https://docs.aws.amazon.com/bedrock/latest/userguide/cmk-agent-resources.html';

export const guardrailUses: readonly KeyUse[] = [
  usedByCallers(
    'bedrock-guardrail',
    'bedrock',
    ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey', 'kms:CreateGrant'],
    {
      fails: 'use',
      then: 'applying the guardrail is refused',
      fact: documented('who makes a guardrail and who applies it need the key', GUARDRAILS),
    },
  ),
];
export const promptUses: readonly KeyUse[] = [
  usedByCreator('bedrock-guardrail-prompt', 'bedrock', worksByGrant(GUARDRAILS)),
];
export const agentUses: readonly KeyUse[] = [
  usedByService(
    'bedrock-agent',
    'bedrock.amazonaws.com',
    ['kms:GenerateDataKey*', 'kms:Decrypt', 'kms:DescribeKey'],
    {
      fails: 'use',
      then: 'preparing and calling the agent is refused',
      fact: partlyDocumented('agents made since 2025-01-22 are encrypted by Bedrock with its own name', AGENTS),
    },
    {
      vital: ['kms:GenerateDataKey*', 'kms:Decrypt'],
      conditions: forSource('arn:${partition}:bedrock:${region}:${account}:agent/*'),
    },
  ),
];
export const knowledgeUses: readonly KeyUse[] = [
  usedByCallers(
    'bedrock-agent-knowledge',
    'bedrock',
    ['kms:GenerateDataKey*', 'kms:Decrypt', 'kms:DescribeKey', 'kms:CreateGrant'],
    {
      fails: 'use',
      then: 'ingestion ends with an error',
      fact: partlyDocumented('the role of the knowledge base or model needs the key', AGENTS),
    },
  ),
];

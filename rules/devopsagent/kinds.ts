import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const devOpsAgentAgentSpace = kind('devopsagent-agent-space', () => ({
  noun: 'DevOps Agent agent space',
  facets: { key: key() },
  types: {
    'AWS::DevOpsAgent::AgentSpace': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

export const devOpsAgentService = kind('devopsagent-service', () => ({
  noun: 'DevOps Agent service',
  facets: { key: key() },
  types: {
    'AWS::DevOpsAgent::Service': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

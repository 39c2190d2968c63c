import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const assistant = kind('wisdom-assistant', () => ({
  noun: 'Wisdom assistant',
  facets: { key: key() },
  types: {
    'AWS::Wisdom::Assistant': {
      facets: { key: 'ServerSideEncryptionConfiguration.KmsKeyId' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

export const knowledgeBase = kind('wisdom-knowledge-base', () => ({
  noun: 'Wisdom knowledge base',
  facets: { key: key() },
  types: {
    'AWS::Wisdom::KnowledgeBase': {
      facets: { key: 'ServerSideEncryptionConfiguration.KmsKeyId' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

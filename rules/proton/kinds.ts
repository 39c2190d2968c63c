import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { awsKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const environmentTemplate = kind('proton-environment-template', () => ({
  noun: 'Proton environment template',
  facets: { key: key() },
  types: {
    'AWS::Proton::EnvironmentTemplate': { facets: { key: 'EncryptionKey' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('aws', awsKey(engineeringKnowledge)),
}));

export const serviceTemplate = kind('proton-service-template', () => ({
  noun: 'Proton service template',
  facets: { key: key() },
  types: {
    'AWS::Proton::ServiceTemplate': { facets: { key: 'EncryptionKey' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('aws', awsKey(engineeringKnowledge)),
}));

import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const dataset = kind('forecast-dataset', () => ({
  noun: 'Forecast dataset',
  facets: { key: key() },
  types: {
    'AWS::Forecast::Dataset': { facets: { key: 'EncryptionConfig.KmsKeyArn' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const dataset = kind('forecast-dataset', () => ({
  noun: 'Forecast dataset',
  facets: { key: key() },
  types: {
    'AWS::Forecast::Dataset': { facets: { key: 'EncryptionConfig.KmsKeyArn' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

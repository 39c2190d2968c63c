import { key, kind, specified } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const healthLakeDataTransformationProfile = kind('healthlake-data-transformation-profile', () => ({
  noun: 'HealthLake data transformation profile',
  facets: { key: key() },
  types: {
    'AWS::HealthLake::DataTransformationProfile': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', serviceKey(specified)),
}));

import { documented, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const healthImagingDatastore = kind('healthimaging-datastore', () => ({
  noun: 'HealthImaging data store',
  facets: { key: key() },
  types: {
    'AWS::HealthImaging::Datastore': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/healthimaging/latest/devguide/key-management.html'),
  ),
}));

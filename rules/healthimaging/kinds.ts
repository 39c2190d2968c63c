import { documented, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const healthImagingDatastore = kind('healthimaging-datastore', () => ({
  noun: 'HealthImaging data store',
  facets: { key: key() },
  types: {
    'AWS::HealthImaging::Datastore': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    documented(
      'without a key of yours, it is encrypted with one of the service',
      'https://docs.aws.amazon.com/healthimaging/latest/devguide/key-management.html',
    ),
  ),
}));

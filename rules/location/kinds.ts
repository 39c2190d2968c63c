import { documented, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const geofenceCollection = kind('location-geofence-collection', () => ({
  noun: 'Location Service geofence collection',
  facets: { key: key() },
  types: {
    'AWS::Location::GeofenceCollection': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_location_geofence_collection: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/location/latest/developerguide/encryption-at-rest.html'),
  ),
}));

export const tracker = kind('location-tracker', () => ({
  noun: 'Location Service tracker',
  facets: { key: key() },
  types: {
    'AWS::Location::Tracker': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_location_tracker: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/location/latest/developerguide/encryption-at-rest.html'),
  ),
}));

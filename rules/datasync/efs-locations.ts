import { kind, text } from '../dsl.ts';

export const efsLocation = kind('datasync-location-efs', () => ({
  noun: 'DataSync location in EFS',
  facets: { transit: text('in-transit setting') },
  types: {
    'AWS::DataSync::LocationEFS': { facets: { transit: 'InTransitEncryption' }, impact: { '*': 'replaces' } },
    aws_datasync_location_efs: { facets: { transit: 'in_transit_encryption' }, impact: { '*': 'replaces' } },
  },
}));

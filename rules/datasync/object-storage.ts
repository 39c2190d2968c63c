import { kind, text } from '../dsl.ts';

export const objectStorage = kind('datasync-object-storage', () => ({
  noun: 'DataSync location in object storage',
  facets: { protocol: text('protocol') },
  types: {
    'AWS::DataSync::LocationObjectStorage': { facets: { protocol: 'ServerProtocol' }, impact: { '*': 'in-place' } },
    aws_datasync_location_object_storage: { facets: { protocol: 'server_protocol' }, impact: { '*': 'in-place' } },
  },
}));

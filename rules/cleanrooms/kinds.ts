import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const cleanRoomsIdMappingTable = kind('cleanrooms-id-mapping-table', () => ({
  noun: 'Clean Rooms ID mapping table',
  facets: { key: key() },
  types: {
    'AWS::CleanRooms::IdMappingTable': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

export const cleanRoomsIntermediateTable = kind('cleanrooms-intermediate-table', () => ({
  noun: 'Clean Rooms intermediate table',
  facets: { key: key() },
  types: {
    'AWS::CleanRooms::IntermediateTable': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

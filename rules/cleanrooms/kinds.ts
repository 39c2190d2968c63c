import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const cleanRoomsIdMappingTable = kind('cleanrooms-id-mapping-table', () => ({
  noun: 'Clean Rooms ID mapping table',
  facets: { key: key() },
  types: {
    'AWS::CleanRooms::IdMappingTable': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

export const cleanRoomsIntermediateTable = kind('cleanrooms-intermediate-table', () => ({
  noun: 'Clean Rooms intermediate table',
  facets: { key: key() },
  types: {
    'AWS::CleanRooms::IntermediateTable': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

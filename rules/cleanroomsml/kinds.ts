import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const cleanRoomsMlConfiguredModelAlgorithm = kind('cleanrooms-ml-configured-model-algorithm', () => ({
  noun: 'Clean Rooms ML configured model algorithm',
  facets: { key: key() },
  types: {
    'AWS::CleanRoomsML::ConfiguredModelAlgorithm': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

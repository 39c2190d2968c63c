import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const cleanRoomsMlConfiguredModelAlgorithm = kind('cleanrooms-ml-configured-model-algorithm', () => ({
  noun: 'Clean Rooms ML configured model algorithm',
  facets: { key: key() },
  types: {
    'AWS::CleanRoomsML::ConfiguredModelAlgorithm': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const streamProcessor = kind('rekognition-stream-processor', () => ({
  noun: 'Rekognition stream processor',
  facets: { key: key() },
  types: {
    'AWS::Rekognition::StreamProcessor': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_rekognition_stream_processor: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

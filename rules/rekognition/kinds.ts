import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const streamProcessor = kind('rekognition-stream-processor', () => ({
  noun: 'Rekognition stream processor',
  facets: { key: key() },
  types: {
    'AWS::Rekognition::StreamProcessor': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_rekognition_stream_processor: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

import { documented, engineeringKnowledge, key, kind, text } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';
import { intoBucket } from '../typed.ts';

export const inferenceScheduler = kind('lookoutequipment-inference-scheduler', () => ({
  noun: 'Lookout for Equipment inference scheduler',
  facets: { key: key() },
  types: {
    'AWS::LookoutEquipment::InferenceScheduler': {
      facets: { key: 'ServerSideKmsKeyId' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/lookout-for-equipment/latest/ug/encryption-at-rest.html'),
  ),
}));

/** The output configuration is a JSON object of its own in the service specification. */
export const inferenceOutput = kind('lookoutequipment-inference-output', () => ({
  noun: 'Lookout for Equipment inference output',
  facets: { key: key(), bucket: text('bucket') },
  types: {
    'AWS::LookoutEquipment::InferenceScheduler': {
      each: 'DataOutputConfiguration',
      facets: { key: 'KmsKeyId', bucket: 'S3OutputConfiguration.Bucket' },
      impact: { '*': 'in-place' },
    },
  },
  store: intoBucket(engineeringKnowledge('without a key, the output is as its bucket is')),
}));

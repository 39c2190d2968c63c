import { key, kind, map, present, specified, text } from '../dsl.ts';
import { anyKey } from '../key-facts.ts';
import { keyedStoreOfEither, objectsStore } from '../shapes.ts';

const unnamed = anyKey;
const probe = "the plan probe of provider 5.100.0 gave no answer; the API can't change a trained model";

export const model = kind('comprehend-model', () => ({
  noun: 'Comprehend model',
  facets: { key: key() },
  types: {
    'AWS::Comprehend::DocumentClassifier': { facets: { key: 'ModelKmsKeyId' }, impact: { '*': 'replaces' } },
    'AWS::Comprehend::EntityRecognizer': { facets: { key: 'ModelKmsKeyId' }, impact: { '*': 'replaces' } },
    'AWS::Comprehend::Flywheel': { facets: { key: 'DataSecurityConfig.ModelKmsKeyId' }, impact: { '*': 'in-place' } },
    aws_comprehend_document_classifier: {
      facets: { key: 'model_kms_key_id' },
      impact: { '*': 'unknown' },
      impactBasis: probe,
    },
    aws_comprehend_entity_recognizer: {
      facets: { key: 'model_kms_key_id' },
      impact: { '*': 'unknown' },
      impactBasis: probe,
    },
  },
  store: keyedStoreOfEither(unnamed),
  why: 'A trained model holds traces of the documents it was trained on.',
}));

export const volume = kind('comprehend-volume', () => ({
  noun: 'Comprehend volume',
  facets: { key: key() },
  types: {
    'AWS::Comprehend::DocumentClassifier': { facets: { key: 'VolumeKmsKeyId' }, impact: { '*': 'replaces' } },
    'AWS::Comprehend::EntityRecognizer': { facets: { key: 'VolumeKmsKeyId' }, impact: { '*': 'replaces' } },
    'AWS::Comprehend::Flywheel': { facets: { key: 'DataSecurityConfig.VolumeKmsKeyId' }, impact: { '*': 'in-place' } },
    aws_comprehend_document_classifier: {
      facets: { key: 'volume_kms_key_id' },
      impact: { '*': 'unknown' },
      impactBasis: probe,
    },
    aws_comprehend_entity_recognizer: {
      facets: { key: 'volume_kms_key_id' },
      impact: { '*': 'unknown' },
      impactBasis: probe,
    },
  },
  store: keyedStoreOfEither(unnamed),
  why: 'Documents lie on the volume of the training instance while the job runs.',
}));

export const output = kind('comprehend-output', () => ({
  noun: 'Comprehend output',
  facets: { key: key(), bucket: text('location'), part: map() },
  types: {
    'AWS::Comprehend::DocumentClassifier': {
      facets: { key: 'OutputDataConfig.KmsKeyId', bucket: 'OutputDataConfig.S3Uri', part: 'OutputDataConfig' },
      applies: present('part'),
      impact: { '*': 'replaces' },
    },
    aws_comprehend_document_classifier: {
      facets: { key: 'output_data_config.kms_key_id', bucket: 'output_data_config.s3_uri', part: 'output_data_config' },
      applies: present('part'),
      impact: { '*': 'unknown' },
      impactBasis: probe,
    },
  },
  store: objectsStore(specified('results are written with the key named')),
}));

export const lake = kind('comprehend-data-lake', () => ({
  noun: 'Comprehend data lake',
  facets: { key: key(), bucket: text('location') },
  types: {
    'AWS::Comprehend::Flywheel': {
      facets: { key: 'DataSecurityConfig.DataLakeKmsKeyId', bucket: 'DataLakeS3Uri' },
      impact: { '*': 'in-place' },
    },
  },
  store: objectsStore(specified('the data lake is written with the key named')),
}));

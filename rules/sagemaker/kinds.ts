import { config, engineeringKnowledge, key, kind, map, partlyDocumented, present, specified } from '../dsl.ts';
import { anyKey, awsKey, serviceKey } from '../key-facts.ts';
import { keyedStore, keyedStoreOfEither } from '../shapes.ts';
import { roleUses } from './key-uses.ts';

export const deviceFleet = kind('sagemaker-device-fleet', () => ({
  noun: 'SageMaker device fleet',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::SageMaker::DeviceFleet': {
      facets: { key: 'OutputConfig.KmsKeyId', part: 'OutputConfig' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
    aws_sagemaker_device_fleet: {
      facets: { key: 'output_config.kms_key_id', part: 'output_config' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('aws', awsKey(specified)),
}));

export const modelCard = kind('sagemaker-model-card', () => ({
  noun: 'SageMaker model card',
  facets: { key: key() },
  types: {
    'AWS::SageMaker::ModelCard': { facets: { key: 'SecurityConfig.KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_sagemaker_model_card: {
      facets: { key: 'security_config.kms_key_id' },
      since: { '*': '6.40' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

export const notebookInstance = kind('sagemaker-notebook-instance', () => ({
  noun: 'SageMaker notebook instance',
  facets: { key: key() },
  types: {
    'AWS::SageMaker::NotebookInstance': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_sagemaker_notebook_instance: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  keyUses: roleUses,
  store: keyedStore(
    'service',
    serviceKey(partlyDocumented, 'https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html'),
    [config('SAGEMAKER_NOTEBOOK_INSTANCE_KMS_KEY_CONFIGURED')],
  ),
}));

export const partnerApp = kind('sagemaker-partner-app', () => ({
  noun: 'SageMaker partner app',
  facets: { key: key() },
  types: {
    'AWS::SageMaker::PartnerApp': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
  },
  store: keyedStoreOfEither(anyKey),
}));

export const flowDefinition = kind('sagemaker-flow-definition', () => ({
  noun: 'SageMaker flow definition',
  facets: { key: key(), part: map('part') },
  types: {
    aws_sagemaker_flow_definition: {
      facets: { key: 'output_config.kms_key_id', part: 'output_config' },
      applies: present('part'),
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStoreOfEither(anyKey),
}));

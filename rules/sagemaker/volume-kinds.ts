import {
  any,
  config,
  documented,
  engineeringKnowledge,
  flag,
  is,
  key,
  kind,
  list,
  matches,
  partlyDocumented,
  present,
} from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';
import { roleUses } from './key-uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html';
const volume = documented(
  'without a key of yours, the volume is encrypted with a key that the service makes for it and throws away',
  GUIDE,
);
/** Families with a disk in the host: its hardware encrypts it, and no key can be named for it. */
const LOCAL = '^ml\\.([a-z]\\w*\\dg?dn?|g4dn|g5|g6e?|p3dn|p4de?|p5e?n?|trn\\d\\w*)\\.';
const localDisk = [
  {
    rungs: ['kms-key', 'customer-key'] as const,
    when: matches('instances', LOCAL),
    fact: partlyDocumented('instances with a local disk encrypt it in hardware, and take no key for it', GUIDE),
  },
];
const facets = { key: key(), instances: list('instance types') };
const REPLACES = { impact: { '*': 'replaces' } } as const;
const IN_PLACE = { impact: { '*': 'in-place' } } as const;
const CLUSTER = {
  each: 'JobResources.ClusterConfig',
  facets: { key: 'VolumeKmsKeyId', instances: 'InstanceType' },
  ...REPLACES,
};

export const endpointConfig = kind('sagemaker-endpoint-config', () => ({
  noun: 'SageMaker endpoint configuration',
  facets,
  types: {
    'AWS::SageMaker::EndpointConfig': {
      facets: { key: 'KmsKeyId', instances: 'ProductionVariants[].InstanceType' },
      ...REPLACES,
    },
    aws_sagemaker_endpoint_configuration: {
      facets: { key: 'kms_key_arn', instances: 'production_variants[].instance_type' },
      ...REPLACES,
    },
  },
  keyUses: roleUses,
  store: keyedStore('service', volume, [config('SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED')], {
    exempt: localDisk,
  }),
  migration: 'A configuration never changes: make another with the key, and point the endpoint at it.',
}));

export const domain = kind('sagemaker-domain', () => ({
  noun: 'SageMaker domain',
  facets: { key: key() },
  types: {
    'AWS::SageMaker::Domain': { facets: { key: 'KmsKeyId' }, ...REPLACES },
    aws_sagemaker_domain: { facets: { key: 'kms_key_id' }, ...REPLACES },
  },
  keyUses: roleUses,
  store: keyedStore(
    'aws',
    documented(
      "without a key of yours, the domain's file system and volumes are encrypted with an AWS-managed key",
      'https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html',
    ),
  ),
  why: 'Replacing a domain deletes the home directories of its users: export them first.',
}));

export const jobVolume = kind('sagemaker-job-volume', () => ({
  noun: 'Volume of a SageMaker job',
  facets,
  types: {
    'AWS::SageMaker::DataQualityJobDefinition': CLUSTER,
    'AWS::SageMaker::ModelBiasJobDefinition': CLUSTER,
    'AWS::SageMaker::ModelExplainabilityJobDefinition': CLUSTER,
    'AWS::SageMaker::ModelQualityJobDefinition': CLUSTER,
    'AWS::SageMaker::MonitoringSchedule': {
      each: 'MonitoringScheduleConfig.MonitoringJobDefinition.MonitoringResources.ClusterConfig',
      facets: { key: 'VolumeKmsKeyId', instances: 'InstanceType' },
      ...IN_PLACE,
    },
    'AWS::SageMaker::ProcessingJob': {
      each: 'ProcessingResources.ClusterConfig',
      facets: { key: 'VolumeKmsKeyId', instances: 'InstanceType' },
      ...REPLACES,
    },
    'AWS::SageMaker::ModelPackage': {
      each: 'ValidationSpecification.ValidationProfiles[].TransformJobDefinition.TransformResources',
      facets: { key: 'VolumeKmsKeyId', instances: 'InstanceType' },
      ...REPLACES,
    },
    aws_sagemaker_data_quality_job_definition: {
      each: 'job_resources.cluster_config',
      facets: { key: 'volume_kms_key_id', instances: 'instance_type' },
      ...REPLACES,
    },
    aws_sagemaker_algorithm: [
      'training_job_definition.resource_config',
      'transform_job_definition.transform_resources',
    ].map((resources) => ({
      each: `validation_specification.validation_profiles[].${resources}`,
      facets: { key: 'volume_kms_key_id', instances: 'instance_type' },
      since: { '*': '6.40' },
      ...REPLACES,
    })),
    aws_sagemaker_hyper_parameter_tuning_job: ['training_job_definition', 'training_job_definitions[]'].flatMap(
      (definition) => [
        {
          each: `${definition}.resource_config`,
          facets: { key: 'volume_kms_key_id', instances: 'instance_type' },
          since: { '*': '6.45' },
          ...REPLACES,
        },
        {
          each: `${definition}.hyper_parameter_tuning_resource_config`,
          facets: { key: 'volume_kms_key_id', instances: ['instance_type', 'instance_configs[].instance_type'] },
          since: { '*': '6.45' },
          ...REPLACES,
        },
      ],
    ),
    aws_sagemaker_labeling_job: {
      each: 'labeling_job_algorithms_config.labeling_job_resource_config',
      facets: { key: 'volume_kms_key_id' },
      since: { '*': '6.40' },
      ...REPLACES,
    },
    aws_sagemaker_monitoring_schedule: {
      each: 'monitoring_schedule_config.monitoring_job_definition.monitoring_resources.cluster_config',
      facets: { key: 'volume_kms_key_id', instances: 'instance_type' },
      since: { '*': '6.40' },
      ...IN_PLACE,
    },
    aws_sagemaker_training_job: {
      each: 'resource_config',
      facets: { key: 'volume_kms_key_id', instances: 'instance_type' },
      since: { '*': '6.40' },
      ...REPLACES,
    },
  },
  keyUses: roleUses,
  store: keyedStore('service', volume, [], { exempt: localDisk }),
}));

export const clusterVolume = kind('sagemaker-cluster-volume', () => ({
  noun: 'SageMaker HyperPod volume',
  facets: { key: key(), volume: { as: 'map' } },
  types: {
    'AWS::SageMaker::Cluster': ['InstanceGroups[]', 'RestrictedInstanceGroups[]'].map((groups) => ({
      each: `${groups}.InstanceStorageConfigs[]`,
      facets: { key: 'EbsVolumeConfig.VolumeKmsKeyId', volume: 'EbsVolumeConfig' },
      applies: present('volume'),
      ...IN_PLACE,
    })),
  },
  keyUses: roleUses,
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

export const inferenceExperiment = kind('sagemaker-inference-experiment', () => ({
  noun: 'SageMaker inference experiment',
  facets: { key: key() },
  types: { 'AWS::SageMaker::InferenceExperiment': { facets: { key: 'KmsKey' }, ...REPLACES } },
  keyUses: roleUses,
  store: keyedStore('service', volume),
}));

export const modelPackage = kind('sagemaker-model-package', () => ({
  noun: 'SageMaker model package',
  facets: { key: key() },
  types: {
    'AWS::SageMaker::ModelPackage': { each: 'SecurityConfig', facets: { key: 'KmsKeyId' }, ...REPLACES },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

export const onlineStore = kind('sagemaker-online-store', () => ({
  noun: 'SageMaker online feature store',
  facets: { key: key(), on: flag('online switch') },
  types: {
    'AWS::SageMaker::FeatureGroup': {
      each: 'OnlineStoreConfig',
      facets: { key: 'SecurityConfig.KmsKeyId', on: 'EnableOnlineStore' },
      applies: any(is('on', true), present('key')),
      ...REPLACES,
    },
    aws_sagemaker_feature_group: {
      each: 'online_store_config',
      facets: { key: 'security_config.kms_key_id', on: 'enable_online_store' },
      applies: any(is('on', true), present('key')),
      ...REPLACES,
    },
  },
  keyUses: roleUses,
  store: keyedStore(
    'service',
    documented(
      'without a key of yours, the online store is encrypted with one of the service',
      'https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-security.html',
    ),
  ),
}));

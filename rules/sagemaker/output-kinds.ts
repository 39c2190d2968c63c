import { documented, engineeringKnowledge, flag, is, key, kind, present, specified, text } from '../dsl.ts';
import { keyedStore, keyedStoreOf } from '../shapes.ts';
import { roleUses } from './key-uses.ts';

/** What jobs and endpoints write into buckets, and what pages of Studio share. */
const roleKey = specified("without a key of yours, S3 uses the AWS-managed key of the role's account");
/** Whose key it is without one, no page says; the bucket may ask for any. */
const asBucket = keyedStoreOf(
  ['service', 'aws', 'customer'],
  engineeringKnowledge('without a key of yours it is encrypted as its bucket is'),
);
const facets = { key: key() };
const REPLACES = { impact: { '*': 'replaces' } } as const;
const IN_PLACE = { impact: { '*': 'in-place' } } as const;

export const capturedData = kind('sagemaker-data-capture', () => ({
  noun: 'Captured data of a SageMaker endpoint',
  facets: { key: key(), on: flag('capture switch') },
  types: {
    'AWS::SageMaker::EndpointConfig': {
      each: 'DataCaptureConfig',
      facets: { key: 'KmsKeyId', on: 'EnableCapture' },
      applies: { op: 'not', of: is('on', false) },
      ...REPLACES,
    },
    aws_sagemaker_endpoint_configuration: {
      each: 'data_capture_config',
      facets: { key: 'kms_key_id', on: 'enable_capture' },
      applies: { op: 'not', of: is('on', false) },
      ...REPLACES,
    },
  },
  keyUses: roleUses,
  store: keyedStore('aws', roleKey),
}));

export const asyncOutput = kind('sagemaker-async-output', () => ({
  noun: 'Output of an asynchronous SageMaker endpoint',
  facets,
  types: {
    'AWS::SageMaker::EndpointConfig': {
      each: 'AsyncInferenceConfig.OutputConfig',
      facets: { key: 'KmsKeyId' },
      ...REPLACES,
    },
    aws_sagemaker_endpoint_configuration: {
      each: 'async_inference_config.output_config',
      facets: { key: 'kms_key_id' },
      ...REPLACES,
    },
  },
  keyUses: roleUses,
  store: asBucket,
}));

export const coreDump = kind('sagemaker-core-dump', () => ({
  noun: 'Core dump of a SageMaker endpoint',
  facets: { key: key(), dump: { as: 'map' } },
  types: {
    'AWS::SageMaker::EndpointConfig': ['ProductionVariants[]', 'ShadowProductionVariants[]'].map((each) => ({
      each,
      identity: 'VariantName',
      facets: { key: 'CoreDumpConfig.KmsKeyId', dump: 'CoreDumpConfig' },
      applies: present('dump'),
      ...REPLACES,
    })),
    aws_sagemaker_endpoint_configuration: ['production_variants[]', 'shadow_production_variants[]'].map((each) => ({
      each,
      identity: 'variant_name',
      facets: { key: 'core_dump_config.kms_key_id', dump: 'core_dump_config' },
      applies: present('dump'),
      ...REPLACES,
    })),
  },
  keyUses: roleUses,
  store: asBucket,
  why: 'A core dump is the memory of the container: models and requests stand in it.',
}));

export const sharedOutput = kind('sagemaker-shared-output', () => ({
  noun: 'Shared notebook output of SageMaker Studio',
  facets: { key: key(), sharing: text('sharing switch') },
  types: {
    'AWS::SageMaker::Domain': {
      each: 'DefaultUserSettings.SharingSettings',
      facets: { key: 'S3KmsKeyId', sharing: 'NotebookOutputOption' },
      applies: is('sharing', 'Allowed'),
      ...IN_PLACE,
    },
    'AWS::SageMaker::UserProfile': {
      each: 'UserSettings.SharingSettings',
      facets: { key: 'S3KmsKeyId', sharing: 'NotebookOutputOption' },
      applies: is('sharing', 'Allowed'),
      ...IN_PLACE,
    },
    aws_sagemaker_domain: {
      each: 'default_user_settings.sharing_settings',
      facets: { key: 's3_kms_key_id', sharing: 'notebook_output_option' },
      applies: is('sharing', 'Allowed'),
      ...IN_PLACE,
    },
    aws_sagemaker_user_profile: {
      each: 'user_settings.sharing_settings',
      facets: { key: 's3_kms_key_id', sharing: 'notebook_output_option' },
      applies: is('sharing', 'Allowed'),
      ...IN_PLACE,
    },
  },
  keyUses: roleUses,
  store: asBucket,
}));

export const canvasWorkspace = kind('sagemaker-canvas-workspace', () => ({
  noun: 'SageMaker Canvas workspace',
  facets,
  types: {
    aws_sagemaker_domain: {
      each: 'default_user_settings.canvas_app_settings.workspace_settings',
      facets: { key: 's3_kms_key_id' },
      ...IN_PLACE,
    },
    aws_sagemaker_user_profile: {
      each: 'user_settings.canvas_app_settings.workspace_settings',
      facets: { key: 's3_kms_key_id' },
      ...IN_PLACE,
    },
  },
  keyUses: roleUses,
  store: asBucket,
}));

export const jobOutput = kind('sagemaker-job-output', () => ({
  noun: 'Output of a SageMaker job',
  facets,
  types: {
    'AWS::SageMaker::DataQualityJobDefinition': {
      each: 'DataQualityJobOutputConfig',
      facets: { key: 'KmsKeyId' },
      ...REPLACES,
    },
    'AWS::SageMaker::ModelBiasJobDefinition': {
      each: 'ModelBiasJobOutputConfig',
      facets: { key: 'KmsKeyId' },
      ...REPLACES,
    },
    'AWS::SageMaker::ModelExplainabilityJobDefinition': {
      each: 'ModelExplainabilityJobOutputConfig',
      facets: { key: 'KmsKeyId' },
      ...REPLACES,
    },
    'AWS::SageMaker::ModelQualityJobDefinition': {
      each: 'ModelQualityJobOutputConfig',
      facets: { key: 'KmsKeyId' },
      ...REPLACES,
    },
    'AWS::SageMaker::MonitoringSchedule': {
      each: 'MonitoringScheduleConfig.MonitoringJobDefinition.MonitoringOutputConfig',
      facets: { key: 'KmsKeyId' },
      ...IN_PLACE,
    },
    'AWS::SageMaker::ProcessingJob': {
      each: 'ProcessingOutputConfig',
      facets: { key: 'KmsKeyId' },
      ...REPLACES,
    },
    'AWS::SageMaker::InferenceExperiment': {
      each: 'DataStorageConfig',
      facets: { key: 'KmsKey' },
      ...IN_PLACE,
    },
    'AWS::SageMaker::ModelPackage': {
      each: 'ValidationSpecification.ValidationProfiles[].TransformJobDefinition.TransformOutput',
      facets: { key: 'KmsKeyId' },
      ...REPLACES,
    },
    aws_sagemaker_data_quality_job_definition: {
      each: 'data_quality_job_output_config',
      facets: { key: 'kms_key_id' },
      ...REPLACES,
    },
    aws_sagemaker_algorithm: [
      'training_job_definition.output_data_config',
      'transform_job_definition.transform_output',
    ].map((output) => ({
      each: `validation_specification.validation_profiles[].${output}`,
      facets: { key: 'kms_key_id' },
      since: { '*': '6.40' },
      ...REPLACES,
    })),
    aws_sagemaker_hyper_parameter_tuning_job: ['training_job_definition', 'training_job_definitions[]'].map(
      (definition) => ({
        each: `${definition}.output_data_config`,
        facets: { key: 'kms_key_id' },
        since: { '*': '6.45' },
        ...REPLACES,
      }),
    ),
    aws_sagemaker_labeling_job: {
      each: 'output_config',
      facets: { key: 'kms_key_id' },
      since: { '*': '6.40' },
      ...REPLACES,
    },
    aws_sagemaker_monitoring_schedule: {
      each: 'monitoring_schedule_config.monitoring_job_definition.monitoring_output_config',
      facets: { key: 'kms_key_id' },
      since: { '*': '6.40' },
      ...IN_PLACE,
    },
    aws_sagemaker_training_job: {
      each: 'output_data_config',
      facets: { key: 'kms_key_id' },
      since: { '*': '6.40' },
      ...REPLACES,
    },
  },
  keyUses: roleUses,
  store: keyedStore('aws', roleKey),
}));

export const datasetQuery = kind('sagemaker-dataset-query', () => ({
  noun: 'Query result of a SageMaker processing job',
  facets: { key: key(), query: { as: 'map' } },
  types: {
    'AWS::SageMaker::ProcessingJob': ['AthenaDatasetDefinition', 'RedshiftDatasetDefinition'].map((name) => ({
      each: 'ProcessingInputs[]',
      identity: 'InputName',
      facets: { key: `DatasetDefinition.${name}.KmsKeyId`, query: `DatasetDefinition.${name}` },
      applies: present('query'),
      ...REPLACES,
    })),
  },
  store: asBucket,
}));

export const offlineStore = kind('sagemaker-offline-store', () => ({
  noun: 'SageMaker offline feature store',
  facets,
  types: {
    'AWS::SageMaker::FeatureGroup': {
      each: 'OfflineStoreConfig.S3StorageConfig',
      facets: { key: 'KmsKeyId' },
      ...REPLACES,
    },
    aws_sagemaker_feature_group: {
      each: 'offline_store_config.s3_storage_config',
      facets: { key: 'kms_key_id' },
      ...REPLACES,
    },
  },
  keyUses: roleUses,
  store: keyedStore(
    'aws',
    documented(
      'without a key of yours, the offline store is encrypted with an AWS-managed key',
      'https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-security.html',
    ),
  ),
}));

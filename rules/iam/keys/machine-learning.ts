import { free } from '../../dsl.ts';
import type { EnforcedKey } from '../enforced-key.ts';
import { calls, keyArn, keyText, replaced } from '../key-words.ts';

const page = 'amazonsagemaker';
const JOBS =
  'CreateAutoMLJob CreateAutoMLJobV2 CreateDataQualityJobDefinition CreateHyperParameterTuningJob CreateLabelingJob CreateModelBiasJobDefinition CreateModelExplainabilityJobDefinition CreateModelQualityJobDefinition CreateMonitoringSchedule CreateProcessingJob CreateTrainingJob CreateTransformJob';

const sagemaker: readonly EnforcedKey[] = [
  keyArn('sagemaker:VolumeKmsKeyArn', {
    page,
    on: calls('sagemaker', `${JOBS} CreateDomain CreateEndpointConfig CreateNotebookInstance`),
    updates: calls('sagemaker', 'UpdateMonitoringSchedule'),
  }),
  keyArn('sagemaker:OutputKmsKeyArn', {
    page,
    on: calls('sagemaker', `${JOBS} CreateJob`),
    updates: calls('sagemaker', 'UpdateMonitoringSchedule'),
  }),
  keyArn('sagemaker:FeatureGroupOnlineStoreKmsKeyArn', { page, on: calls('sagemaker', 'CreateFeatureGroup') }),
  keyArn('sagemaker:FeatureGroupOfflineStoreKmsKeyArn', { page, on: calls('sagemaker', 'CreateFeatureGroup') }),
  keyArn('sagemaker:DomainSharingOutputKmsKeyArn', {
    page,
    on: calls('sagemaker', 'CreateDomain CreateUserProfile'),
    updates: calls('sagemaker', 'UpdateDomain UpdateUserProfile'),
  }),
  replaced('sagemaker:VolumeKmsKey', 'sagemaker:VolumeKmsKeyArn', page),
  replaced('sagemaker:OutputKmsKey', 'sagemaker:OutputKmsKeyArn', page),
  replaced('sagemaker:HomeEfsFileSystemKmsKey', 'sagemaker:VolumeKmsKeyArn', page),
  replaced('sagemaker:DomainSharingOutputKmsKey', 'sagemaker:DomainSharingOutputKmsKeyArn', page),
  replaced('sagemaker:FeatureGroupOnlineStoreKmsKey', 'sagemaker:FeatureGroupOnlineStoreKmsKeyArn', page),
  replaced('sagemaker:FeatureGroupOfflineStoreKmsKey', 'sagemaker:FeatureGroupOfflineStoreKmsKeyArn', page),
];

const job = (name: string) => calls('comprehend', `Start${name}DetectionJob`);
const FLYWHEEL = `flywheel/${free('id')}`;
const classification = calls('comprehend', 'StartDocumentClassificationJob');
const comprehend: readonly EnforcedKey[] = [
  keyArn('comprehend:VolumeKmsKey', {
    page: 'amazoncomprehend',
    on: [
      ...calls('comprehend', 'CreateDocumentClassifier CreateEntityRecognizer'),
      ...calls('comprehend', 'CreateFlywheel', FLYWHEEL),
      ...classification,
      ...['DominantLanguage', 'Entities', 'KeyPhrases', 'Sentiment', 'TargetedSentiment', 'Topics'].flatMap(job),
    ],
    updates: calls('comprehend', 'UpdateFlywheel', FLYWHEEL),
  }),
  keyArn('comprehend:OutputKmsKey', {
    page: 'amazoncomprehend',
    on: [
      ...calls('comprehend', 'CreateDocumentClassifier'),
      ...classification,
      ...[
        'DominantLanguage',
        'Entities',
        'Events',
        'KeyPhrases',
        'PiiEntities',
        'Sentiment',
        'TargetedSentiment',
      ].flatMap(job),
      ...job('Topics'),
    ],
  }),
  keyArn('comprehend:ModelKmsKey', {
    page: 'amazoncomprehend',
    on: [
      ...calls('comprehend', 'CreateDocumentClassifier CreateEntityRecognizer ImportModel'),
      ...calls('comprehend', 'CreateFlywheel', FLYWHEEL),
    ],
    updates: calls('comprehend', 'UpdateFlywheel', FLYWHEEL),
  }),
  keyArn('comprehend:DataLakeKmsKey', {
    page: 'amazoncomprehend',
    on: calls('comprehend', 'CreateFlywheel', FLYWHEEL),
  }),
];

const transcribe: readonly EnforcedKey[] = [
  keyText('transcribe:OutputEncryptionKMSKeyId', {
    page: 'amazontranscribe',
    on: calls(
      'transcribe',
      'StartCallAnalyticsJob StartMedicalScribeJob StartMedicalTranscriptionJob StartTranscriptionJob',
    ),
    updates: calls('transcribe', 'TagResource'),
  }),
];

export const machineLearning: readonly EnforcedKey[] = [...sagemaker, ...comprehend, ...transcribe];

import type { EnforcedKey } from '../enforced-key.ts';
import { calls, keyArn, keyText, switchOff } from '../key-words.ts';

const project = {
  page: 'awscodebuild',
  on: calls('codebuild', 'CreateProject'),
  updates: calls('codebuild', 'UpdateProject StartBuild StartBuildBatch'),
};
const report = {
  page: 'awscodebuild',
  on: calls('codebuild', 'CreateReportGroup'),
  updates: calls('codebuild', 'UpdateReportGroup'),
};

export const buildsAndSecrets: readonly EnforcedKey[] = [
  switchOff('codebuild:artifacts.encryptionDisabled', project),
  switchOff('codebuild:secondaryArtifacts.encryptionDisabled', { ...project, many: true }),
  switchOff('codebuild:logsConfig.s3Logs.encryptionDisabled', project),
  switchOff('codebuild:exportConfig.s3Destination.encryptionDisabled', report),
  keyText('codebuild:encryptionKey', project),
  keyText('codebuild:exportConfig.s3Destination.encryptionKey', report),
  keyArn('secretsmanager:KmsKeyArn', {
    page: 'awssecretsmanager',
    on: calls('secretsmanager', 'CreateSecret'),
    updates: calls('secretsmanager', 'UpdateSecret'),
  }),
  // The older name, still carried by both calls: the text of the call.
  keyText('secretsmanager:KmsKeyId', {
    page: 'awssecretsmanager',
    on: calls('secretsmanager', 'CreateSecret'),
    updates: calls('secretsmanager', 'UpdateSecret'),
  }),
  keyArn('eks:encryptionConfigProviderKeyArns', {
    page: 'amazonelastickubernetesservice',
    on: calls('eks', 'CreateCluster'),
    also: calls('eks', 'AssociateEncryptionConfig'),
    many: true,
  }),
  keyText('ecs:fargate-ephemeral-storage-kms-key', {
    page: 'amazonelasticcontainerservice',
    on: calls('ecs', 'CreateCluster'),
    updates: calls('ecs', 'UpdateCluster'),
  }),
  keyArn('bedrock-agentcore:KmsKeyArn', {
    page: 'amazonbedrockagentcore',
    on: calls('bedrock-agentcore', 'CreateMemory'),
  }),
  // The reference attaches it to no action.
  keyArn('quicksight:KmsKeyArns', { page: 'amazonquicksight', on: [], maybeMore: true, many: true }),
];

import { engineeringKnowledge, key, kind, specified, text } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { typedStore } from '../typed.ts';

const logGroups = engineeringKnowledge(
  'log groups that the rule makes are encrypted with a key of the service unless one is named',
);
const DESTINATION = 'Rule.Destination.DestinationLogsConfiguration';
const destination = 'rule.destination.destination_logs_configuration';

export const organizationTelemetryRule = kind('observabilityadmin-organization-telemetry-rule', () => ({
  noun: 'CloudWatch organization telemetry rule',
  facets: { key: key() },
  types: {
    'AWS::ObservabilityAdmin::OrganizationTelemetryRule': {
      each: 'Rule.DestinationConfiguration',
      facets: { key: 'KmsKeyArn' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('service', logGroups),
}));

export const telemetryRule = kind('observabilityadmin-telemetry-rule', () => ({
  noun: 'CloudWatch telemetry rule',
  facets: { key: key() },
  types: {
    'AWS::ObservabilityAdmin::TelemetryRule': {
      each: 'Rule.DestinationConfiguration',
      facets: { key: 'KmsKeyArn' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('service', logGroups),
}));

export const centralizedLogs = kind('observabilityadmin-centralized-logs', () => ({
  noun: 'Centralized CloudWatch log group',
  facets: { type: text('encryption strategy', ['AWS_OWNED', 'CUSTOMER_MANAGED']), key: key() },
  types: {
    'AWS::ObservabilityAdmin::OrganizationCentralizationRule': {
      each: DESTINATION,
      facets: { type: 'LogsEncryptionConfiguration.EncryptionStrategy', key: 'LogsEncryptionConfiguration.KmsKeyArn' },
      impact: { '*': 'in-place' },
    },
    aws_observabilityadmin_centralization_rule_for_organization: {
      each: destination,
      facets: {
        type: 'logs_encryption_configuration.encryption_strategy',
        key: 'logs_encryption_configuration.kms_key_arn',
      },
      since: { '*': '6.0' },
      impact: { '*': 'in-place' },
    },
  },
  store: typedStore({ words: ['CUSTOMER_MANAGED'], fact: logGroups }),
  why: 'Logs of the whole organization come together here. Groups that exist keep the key they have.',
}));

export const centralizedBackup = kind('observabilityadmin-centralized-logs-backup', () => ({
  noun: 'Backup of centralized CloudWatch log groups',
  facets: { key: key() },
  types: {
    'AWS::ObservabilityAdmin::OrganizationCentralizationRule': {
      each: `${DESTINATION}.BackupConfiguration`,
      facets: { key: 'KmsKeyArn' },
      impact: { '*': 'in-place' },
    },
    aws_observabilityadmin_centralization_rule_for_organization: {
      each: `${destination}.backup_configuration`,
      facets: { key: 'kms_key_arn' },
      since: { '*': '6.0' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('service', logGroups, [], {
    noFix: { 'customer-key': "the key must be one of the backup's own Region" },
  }),
}));

export const tableIntegration = kind('observabilityadmin-table-integration', () => ({
  noun: 'CloudWatch integration with S3 Tables',
  facets: { type: text('encryption algorithm', ['AES256', 'aws:kms']), key: key() },
  types: {
    'AWS::ObservabilityAdmin::S3TableIntegration': {
      facets: { type: 'Encryption.SseAlgorithm', key: 'Encryption.KmsKeyArn' },
      impact: { '*': 'replaces' },
    },
    aws_observabilityadmin_s3_table_integration: {
      facets: { type: 'encryption.sse_algorithm', key: 'encryption.kms_key_arn' },
      since: { '*': '6.64' },
      impact: { '*': 'replaces' },
    },
  },
  store: typedStore({ words: ['aws:kms'], fact: specified('`AES256` is a key of S3, `aws:kms` a key of yours') }),
}));

import { flag, is, key, kind, not, present, specified, text } from '../dsl.ts';
import { keyedStore, objectsStore } from '../shapes.ts';

const LOGS = 'MonitoringConfiguration';
const logs = 'monitoring_configuration';

export const managedLogs = kind('emr-serverless-managed-logs', () => ({
  noun: 'EMR Serverless managed log',
  facets: { key: key(), on: flag('log switch') },
  types: {
    'AWS::EMRServerless::Application': {
      facets: {
        key: `${LOGS}.ManagedPersistenceMonitoringConfiguration.EncryptionKeyArn`,
        on: `${LOGS}.ManagedPersistenceMonitoringConfiguration.Enabled`,
      },
      applies: not(is('on', false)),
      impact: { '*': 'in-place' },
    },
    aws_emrserverless_application: {
      facets: {
        key: `${logs}.managed_persistence_monitoring_configuration.encryption_key_arn`,
        on: `${logs}.managed_persistence_monitoring_configuration.enabled`,
      },
      applies: not(is('on', false)),
      since: { '*': '6.0' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore(
    'service',
    specified('logs are kept by the service, on unless turned off, with the key named or one of its own'),
  ),
}));

export const s3Logs = kind('emr-serverless-s3-logs', () => ({
  noun: 'EMR Serverless log in S3',
  facets: { key: key(), bucket: text('location') },
  types: {
    'AWS::EMRServerless::Application': {
      facets: {
        key: `${LOGS}.S3MonitoringConfiguration.EncryptionKeyArn`,
        bucket: `${LOGS}.S3MonitoringConfiguration.LogUri`,
      },
      applies: present('bucket'),
      impact: { '*': 'in-place' },
    },
    aws_emrserverless_application: {
      facets: {
        key: `${logs}.s3_monitoring_configuration.encryption_key_arn`,
        bucket: `${logs}.s3_monitoring_configuration.log_uri`,
      },
      applies: present('bucket'),
      since: { '*': '6.0' },
      impact: { '*': 'in-place' },
    },
  },
  store: objectsStore(specified('logs are written with the key named')),
}));

export const cloudWatchLogs = kind('emr-serverless-cloudwatch-logs', () => ({
  noun: 'EMR Serverless log in CloudWatch',
  facets: { key: key(), on: flag('log switch') },
  types: {
    'AWS::EMRServerless::Application': {
      facets: {
        key: `${LOGS}.CloudWatchLoggingConfiguration.EncryptionKeyArn`,
        on: `${LOGS}.CloudWatchLoggingConfiguration.Enabled`,
      },
      applies: is('on', true),
      impact: { '*': 'in-place' },
    },
    aws_emrserverless_application: {
      facets: {
        key: `${logs}.cloudwatch_logging_configuration.encryption_key_arn`,
        on: `${logs}.cloudwatch_logging_configuration.enabled`,
      },
      applies: is('on', true),
      since: { '*': '6.0' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('service', specified('logs are encrypted with the key named, or one of CloudWatch Logs')),
}));

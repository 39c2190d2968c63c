import { because, config, documented, flag, fsbp, is, key, kind, map, not, present, specified, text } from '../dsl.ts';
import { keyedStore, modedObjectsStore, objectsStore } from '../shapes.ts';
import { resultUses } from './key-uses.ts';

const RESULT = 'WorkGroupConfiguration.ResultConfiguration';
const MANAGED = 'WorkGroupConfiguration.ManagedQueryResultsConfiguration';
const managed = 'configuration.managed_query_results_configuration';
const LOGS = 'WorkGroupConfiguration.MonitoringConfiguration';
const logs = 'configuration.monitoring_configuration';
const since = { '*': '6.40' };
const GUIDE = 'https://docs.aws.amazon.com/athena/latest/ug/encrypting-query-results-stored-in-s3.html';
const results = documented('Athena writes query results with the mode and key named', GUIDE);
const modes = { s3: 'SSE_S3', kms: ['SSE_KMS', 'CSE_KMS'] } as const;
const why =
  'Results of queries repeat the data that was asked for. Clients can choose otherwise unless the workgroup enforces its settings; results that exist stay as they are.';

export const workgroup = kind('athena-workgroup', () => ({
  noun: 'Athena query result',
  facets: {
    mode: text('encryption option', ['SSE_S3', 'SSE_KMS', 'CSE_KMS']),
    key: key(),
    bucket: text('location'),
    managed: flag('managed results'),
    enforced: flag("enforcement of the workgroup's settings"),
  },
  types: {
    'AWS::Athena::WorkGroup': {
      facets: {
        mode: `${RESULT}.EncryptionConfiguration.EncryptionOption`,
        key: `${RESULT}.EncryptionConfiguration.KmsKey`,
        bucket: `${RESULT}.OutputLocation`,
        managed: `${MANAGED}.Enabled`,
        enforced: 'WorkGroupConfiguration.EnforceWorkGroupConfiguration',
      },
      applies: not(is('managed', true)),
      impact: { '*': 'in-place' },
    },
    aws_athena_workgroup: {
      facets: {
        mode: 'configuration.result_configuration.encryption_configuration.encryption_option',
        key: 'configuration.result_configuration.encryption_configuration.kms_key_arn',
        bucket: 'configuration.result_configuration.output_location',
        managed: `${managed}.enabled`,
        enforced: 'configuration.enforce_workgroup_configuration',
      },
      applies: not(is('managed', true)),
      since: { managed: '6.0' },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: resultUses,
  store: modedObjectsStore(modes, results, [
    because('a Security Hub control that was retired in April 2024', fsbp('Athena.1')),
    config('ATHENA_WORKGROUP_ENCRYPTED_AT_REST'),
  ]),
  why,
}));

export const database = kind('athena-database', () => ({
  noun: "Athena database's query result",
  facets: { mode: text('encryption option', ['SSE_S3', 'SSE_KMS', 'CSE_KMS']), key: key(), bucket: text('bucket') },
  types: {
    aws_athena_database: {
      facets: {
        mode: 'encryption_configuration.encryption_option',
        key: 'encryption_configuration.kms_key',
        bucket: 'bucket',
      },
      impact: { '*': 'replaces' },
    },
  },
  keyUses: resultUses,
  store: modedObjectsStore(modes, results),
  why: 'The metadata statements that make and remove the database write their results to this bucket.',
}));

export const managedResults = kind('athena-managed-results', () => ({
  noun: 'Athena managed query result',
  facets: { key: key(), managed: flag('managed results') },
  types: {
    'AWS::Athena::WorkGroup': {
      facets: { key: `${MANAGED}.EncryptionConfiguration.KmsKey`, managed: `${MANAGED}.Enabled` },
      applies: is('managed', true),
      impact: { '*': 'in-place' },
    },
    aws_athena_workgroup: {
      facets: { key: `${managed}.encryption_configuration.kms_key`, managed: `${managed}.enabled` },
      applies: is('managed', true),
      since: { '*': '6.0' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore(
    'service',
    documented(
      "managed results lie in Athena's own storage, under a key that AWS owns unless one is named",
      'https://docs.aws.amazon.com/athena/latest/ug/managed-results.html',
    ),
  ),
  why,
}));

export const content = kind('athena-content', () => ({
  noun: 'Athena notebook content',
  facets: { key: key(), part: map() },
  types: {
    'AWS::Athena::WorkGroup': {
      facets: {
        key: 'WorkGroupConfiguration.CustomerContentEncryptionConfiguration.KmsKey',
        part: 'WorkGroupConfiguration.CustomerContentEncryptionConfiguration',
      },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
    aws_athena_workgroup: {
      facets: {
        key: 'configuration.customer_content_encryption_configuration.kms_key',
        part: 'configuration.customer_content_encryption_configuration',
      },
      applies: present('part'),
      since,
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('service', specified('the key named encrypts what Spark workgroups keep in Athena')),
}));

export const managedLogs = kind('athena-managed-logs', () => ({
  noun: 'Athena managed log',
  facets: { key: key(), on: flag('log switch') },
  types: {
    'AWS::Athena::WorkGroup': {
      facets: { key: `${LOGS}.ManagedLoggingConfiguration.KmsKey`, on: `${LOGS}.ManagedLoggingConfiguration.Enabled` },
      applies: is('on', true),
      impact: { '*': 'in-place' },
    },
    aws_athena_workgroup: {
      facets: {
        key: `${logs}.managed_logging_configuration.kms_key`,
        on: `${logs}.managed_logging_configuration.enabled`,
      },
      applies: is('on', true),
      since,
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('service', specified('the key named encrypts logs that Athena keeps itself')),
}));

export const s3Logs = kind('athena-s3-logs', () => ({
  noun: 'Athena log in S3',
  facets: { key: key(), bucket: text('location'), on: flag('log switch') },
  types: {
    'AWS::Athena::WorkGroup': {
      facets: {
        key: `${LOGS}.S3LoggingConfiguration.KmsKey`,
        bucket: `${LOGS}.S3LoggingConfiguration.LogLocation`,
        on: `${LOGS}.S3LoggingConfiguration.Enabled`,
      },
      applies: is('on', true),
      impact: { '*': 'in-place' },
    },
    aws_athena_workgroup: {
      facets: {
        key: `${logs}.s3_logging_configuration.kms_key`,
        bucket: `${logs}.s3_logging_configuration.log_location`,
        on: `${logs}.s3_logging_configuration.enabled`,
      },
      applies: is('on', true),
      since,
      impact: { '*': 'in-place' },
    },
  },
  store: objectsStore(specified('logs are written with the key named')),
}));

import {
  all,
  any,
  byKey,
  config,
  documented,
  flag,
  fsbp,
  is,
  key,
  kind,
  level,
  not,
  oneOf,
  otherwise,
  present,
  raise,
  severity,
  text,
  when,
} from '../dsl.ts';
import type { Clause, Store } from '../dsl.ts';
import { asBucket, inBucketOfProject, keyedStore } from '../shapes.ts';
import { projectUses } from './key-uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/codebuild/latest/userguide/security-encryption.html';
const on = documented('output is encrypted with the key named, or `aws/s3` where none is named', GUIDE);
/** The switch is for one output; the key for all that is left. */
const onUnlessOff = documented(
  'what builds leave behind is encrypted with the key named, or `aws/s3` where none is named, unless that is switched off for a part of it',
  GUIDE,
);
const off = documented(
  'CodeBuild asks for no encryption, so the default of the bucket applies: keys of S3 unless it names another',
  GUIDE,
);
const levels: readonly Clause[] = [
  when(all(is('disabled', true), inBucketOfProject), asBucket),
  when(is('disabled', true), level('service', 'declared', off)),
  otherwise(byKey('key', 'aws', 'default', on)),
];
/** KMS is on unless it is switched off by name. */
const kmsOnly: Pick<Store, 'concern' | 'severity' | 'title'> = {
  concern: { 'kms-key': 'encrypt' },
  severity: { 'kms-key': severity('warning', 'error', 'error') },
  title: { 'kms-key': "CodeBuild's encryption of its output is switched off" },
};

export const project = kind('codebuild-project', () => ({
  noun: "CodeBuild project's output",
  facets: { key: key() },
  types: {
    'AWS::CodeBuild::Project': { facets: { key: 'EncryptionKey' }, impact: { '*': 'in-place' } },
    aws_codebuild_project: { facets: { key: 'encryption_key' }, impact: { '*': 'in-place' } },
  },
  keyUses: projectUses,
  store: keyedStore('aws', onUnlessOff),
  why: 'Build results, caches, logs in S3 and raw test reports are encrypted with this key.',
}));

const LOGS = 'LogsConfig.S3Logs';
/**
 * The switch is refused for other types of output, but where it is written it is meant. What CodePipeline takes over is
 * encrypted as the pipeline says, whatever the switch.
 */
const isS3 = all(not(oneOf('type', 'NO_ARTIFACTS', 'CODEPIPELINE')), any(is('type', 'S3'), is('disabled', true)));
export const output = kind('codebuild-output', () => ({
  noun: 'CodeBuild output',
  facets: {
    disabled: flag('switch that turns encryption off'),
    key: key(),
    bucket: text('location'),
    type: text('type'),
  },
  types: {
    'AWS::CodeBuild::Project': [
      {
        facets: {
          disabled: 'Artifacts.EncryptionDisabled',
          bucket: 'Artifacts.Location',
          type: 'Artifacts.Type',
          key: 'EncryptionKey',
        },
        applies: isS3,
        impact: { '*': 'in-place' },
      },
      {
        each: 'SecondaryArtifacts[]',
        identity: 'ArtifactIdentifier',
        facets: { disabled: 'EncryptionDisabled', bucket: 'Location', type: 'Type', key: '^EncryptionKey' },
        applies: isS3,
        impact: { '*': 'in-place' },
      },
      {
        facets: {
          disabled: `${LOGS}.EncryptionDisabled`,
          bucket: `${LOGS}.Location`,
          type: `${LOGS}.Status`,
          key: 'EncryptionKey',
        },
        applies: all(not(is('type', 'DISABLED')), any(is('type', 'ENABLED'), is('disabled', true))),
        impact: { '*': 'in-place' },
      },
    ],
    aws_codebuild_project: [
      {
        facets: {
          disabled: 'artifacts.encryption_disabled',
          bucket: 'artifacts.location',
          type: 'artifacts.type',
          key: 'encryption_key',
        },
        applies: isS3,
        impact: { '*': 'in-place' },
      },
      {
        each: 'secondary_artifacts[]',
        identity: 'artifact_identifier',
        facets: { disabled: 'encryption_disabled', bucket: 'location', type: 'type', key: '^encryption_key' },
        applies: isS3,
        impact: { '*': 'in-place' },
      },
      {
        facets: {
          disabled: 'logs_config.s3_logs.encryption_disabled',
          bucket: 'logs_config.s3_logs.location',
          type: 'logs_config.s3_logs.status',
          key: 'encryption_key',
        },
        applies: all(not(is('type', 'DISABLED')), any(is('type', 'ENABLED'), is('disabled', true))),
        impact: { '*': 'in-place' },
      },
    ],
  },
  store: {
    levels,
    raise: [raise('aws', { disabled: false })],
    switches: [],
    canBeOff: false,
    controls: { 'kms-key': [fsbp('CodeBuild.3'), config('CODEBUILD_PROJECT_S3_LOGS_ENCRYPTED')] },
    ...kmsOnly,
  },
  why: 'The switch takes KMS away from what builds leave behind; S3 then encrypts with its own keys unless the bucket names one.',
}));

export const report = kind('codebuild-report', () => ({
  noun: 'CodeBuild report',
  facets: { disabled: flag('switch that turns encryption off'), key: key(), bucket: text('bucket') },
  types: {
    'AWS::CodeBuild::ReportGroup': {
      facets: {
        disabled: 'ExportConfig.S3Destination.EncryptionDisabled',
        key: 'ExportConfig.S3Destination.EncryptionKey',
        bucket: 'ExportConfig.S3Destination.Bucket',
      },
      applies: present('bucket'),
      impact: { '*': 'in-place' },
    },
    aws_codebuild_report_group: {
      facets: {
        disabled: 'export_config.s3_destination.encryption_disabled',
        key: 'export_config.s3_destination.encryption_key',
        bucket: 'export_config.s3_destination.bucket',
      },
      applies: present('bucket'),
      impact: { '*': 'in-place' },
    },
  },
  keyUses: projectUses,
  store: {
    levels,
    raise: [raise('aws', { disabled: false }), raise('customer', { disabled: false, key: '$key' })],
    switches: [],
    key: 'key',
    canBeOff: false,
    controls: { 'kms-key': [fsbp('CodeBuild.7')] },
    ...kmsOnly,
  },
  why: 'Exported test reports hold the names, messages and stack traces of tests.',
}));

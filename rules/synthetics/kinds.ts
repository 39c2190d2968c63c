import {
  byKey,
  documented,
  is,
  key,
  kind,
  level,
  map,
  otherwise,
  present,
  raise,
  specified,
  text,
  when,
} from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { artifactUses } from './key-uses.ts';

const GUIDE =
  'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_artifact_encryption.html';
const byDefault = documented(
  'artifacts are encrypted with an AWS-managed key unless something else is asked for',
  GUIDE,
);
const sseS3 = documented('`SSE_S3` is a key of S3', GUIDE);

export const canaryArtifacts = kind('synthetics-canary', () => ({
  noun: 'Synthetics canary',
  facets: { mode: text('encryption mode', ['SSE_S3', 'SSE_KMS']), key: key() },
  types: {
    'AWS::Synthetics::Canary': {
      facets: {
        mode: 'ArtifactConfig.S3Encryption.EncryptionMode',
        key: 'ArtifactConfig.S3Encryption.KmsKeyArn',
      },
      impact: { '*': 'in-place' },
    },
    aws_synthetics_canary: {
      facets: {
        mode: 'artifact_config.s3_encryption.encryption_mode',
        key: 'artifact_config.s3_encryption.kms_key_arn',
      },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: artifactUses,
  store: {
    levels: [
      when(is('mode', 'SSE_S3'), level('service', 'declared', sseS3)),
      otherwise(byKey('key', 'aws', 'default', byDefault)),
    ],
    raise: [raise('customer', { mode: 'SSE_KMS', key: '$key' })],
    switches: [],
    key: 'key',
    canBeOff: false,
  },
  why: 'Screenshots and recordings of requests can hold what a user sees.',
}));

export const canaryVariables = kind('synthetics-canary-variables', () => ({
  noun: 'Environment variables of a Synthetics canary',
  facets: { key: key(), variables: map('environment variables') },
  types: {
    'AWS::Synthetics::Canary': [
      {
        facets: { key: 'KmsKeyArn', variables: 'RunConfig.EnvironmentVariables' },
        applies: present('variables'),
        impact: { '*': 'in-place' },
      },
      {
        each: 'Replicas[]',
        facets: { key: 'KmsKeyArn', variables: '^RunConfig.EnvironmentVariables' },
        applies: present('variables'),
        impact: { '*': 'in-place' },
      },
    ],
    aws_synthetics_canary: {
      facets: { key: 'kms_key_arn', variables: 'run_config.environment_variables' },
      applies: present('variables'),
      since: { key: '6.64' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('aws', specified('without a key of yours, Lambda encrypts the variables with an AWS-managed one')),
}));

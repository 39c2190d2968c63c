import {
  byKey,
  eitherOf,
  engineeringKnowledge,
  inherits,
  is,
  key,
  kind,
  level,
  oneOf,
  otherwise,
  present,
  raise,
  text,
  when,
} from '../dsl.ts';

const AT = 'SecurityConfigurationData.EncryptionConfiguration.AtRestEncryptionConfiguration';
const disks = engineeringKnowledge('local disks of jobs are encrypted with the key named');
const nodes = engineeringKnowledge('without it, the disks of the nodes decide, which are not described here');
const objects = engineeringKnowledge('jobs write to S3 with the option and key named');
const bucket = engineeringKnowledge("without it, each bucket's default applies");

export const localDisks = kind('emrcontainers-local-disks', () => ({
  noun: 'EMR on EKS local storage',
  facets: { provider: text('key provider', ['AwsKms']), key: key() },
  types: {
    'AWS::EMRContainers::SecurityConfiguration': {
      facets: {
        provider: `${AT}.LocalDiskEncryptionConfiguration.EncryptionKeyProviderType`,
        key: `${AT}.LocalDiskEncryptionConfiguration.AwsKmsKeyId`,
      },
      impact: { '*': 'replaces' },
    },
  },
  store: {
    levels: [
      when(is('provider', 'AwsKms'), byKey('key', 'aws', 'declared', disks)),
      otherwise(eitherOf(['none', 'aws', 'customer'], 'default', nodes)),
    ],
    raise: [raise('customer', { provider: 'AwsKms', key: '$key' })],
    switches: ['provider'],
    key: 'key',
    canBeOff: true,
  },
}));

export const s3Data = kind('emrcontainers-s3-data', () => ({
  noun: 'EMR on EKS data in S3',
  facets: { mode: text('option', ['SSE-S3', 'SSE-KMS', 'CSE-KMS', 'CSE-CUSTOM']), key: key() },
  types: {
    'AWS::EMRContainers::SecurityConfiguration': {
      facets: {
        mode: `${AT}.S3EncryptionConfiguration.EncryptionOption`,
        key: `${AT}.S3EncryptionConfiguration.KMSKeyId`,
      },
      impact: { '*': 'replaces' },
    },
  },
  store: {
    levels: [
      when(oneOf('mode', 'SSE-KMS', 'CSE-KMS'), byKey('key', 'aws', 'declared', objects)),
      when(is('mode', 'CSE-CUSTOM'), level('customer', 'declared', objects)),
      when(is('mode', 'SSE-S3'), level('service', 'declared', objects)),
      otherwise(eitherOf(['service', 'aws', 'customer'], 'default', bucket)),
    ],
    raise: [raise('service', { mode: 'SSE-S3' }), raise('customer', { mode: 'SSE-KMS', key: '$key' })],
    switches: ['mode'],
    key: 'key',
    canBeOff: false,
  },
}));

export const virtualCluster = kind('emrcontainers-virtual-cluster', () => ({
  noun: 'EMR on EKS virtual cluster',
  facets: { configuration: text('security configuration') },
  types: {
    'AWS::EMRContainers::VirtualCluster': {
      facets: { configuration: 'SecurityConfigurationId' },
      impact: { '*': 'replaces' },
    },
  },
  store: {
    levels: [
      when(
        present('configuration'),
        inherits(
          'configuration',
          engineeringKnowledge('its security configuration decides'),
          'emrcontainers-local-disks',
        ),
      ),
      otherwise(eitherOf(['none', 'aws', 'customer'], 'default', nodes)),
    ],
    raise: [],
    switches: [],
    canBeOff: true,
    noFix: { encrypted: 'it takes a security configuration, and a new virtual cluster' },
  },
}));

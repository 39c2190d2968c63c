import {
  all,
  byKey,
  config,
  documented,
  eitherOf,
  flag,
  fsbp,
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
import type { Spelled, Store } from '../dsl.ts';
import { clusterUses } from './key-uses.ts';
import { accountEncrypts } from '../volumes.ts';

const GUIDE = 'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html';
const disks = documented('local disks are encrypted with the key named', GUIDE);
const noDisks = documented(
  'local disks are not encrypted unless a security configuration or the account asks for it (NVMe disks always are)',
  GUIDE,
);
const account = documented('the account encrypts EBS volumes by default', GUIDE);
const objects = documented('EMRFS writes to S3 with the mode and key named', GUIDE);
const noObjects = documented("EMRFS names no encryption, so each bucket's default applies", GUIDE);

const json = 'the whole document is one property: any change makes a new security configuration';
/** The document is an object or a text in CloudFormation, a text in Terraform. */
const spelled = (names: Readonly<Record<string, string>>): Readonly<Record<string, Spelled>> => {
  const under = (root: string): Spelled => ({
    facets: Object.fromEntries(
      Object.entries(names).map(([facet, path]) => [facet, `${root}.EncryptionConfiguration.${path}`]),
    ),
    impact: { '*': 'replaces' },
    impactBasis: json,
  });
  return {
    'AWS::EMR::SecurityConfiguration': under('SecurityConfiguration'),
    aws_emr_security_configuration: under('configuration'),
  };
};
const LOCAL = 'AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration';
const S3 = 'AtRestEncryptionConfiguration.S3EncryptionConfiguration';
const on = is('enabled', true);
const controls = { encrypted: [fsbp('EMR.3'), config('EMR_SECURITY_CONFIGURATION_ENCRYPTION_REST')] };
const migration =
  'A security configuration is read when a cluster starts: make a new one under a new name, start a cluster with it, and move the work.';

export const localDisks = kind('emr-local-disks', () => ({
  noun: 'EMR local storage',
  facets: { enabled: flag('at-rest switch'), provider: text('key provider', ['AwsKms', 'Custom']), key: key() },
  types: spelled({
    enabled: 'EnableAtRestEncryption',
    provider: `${LOCAL}.EncryptionKeyProviderType`,
    key: `${LOCAL}.AwsKmsKey`,
  }),
  keyUses: clusterUses,
  store: {
    levels: [
      when(all(on, is('provider', 'AwsKms')), byKey('key', 'aws', 'declared', disks)),
      when(all(on, is('provider', 'Custom')), level('customer', 'declared', disks)),
      when(accountEncrypts, level('aws', 'default', account)),
      when(is('enabled', false), level('none', 'declared', noDisks)),
      otherwise(level('none', 'default', noDisks)),
    ],
    raise: [raise('customer', { enabled: true, provider: 'AwsKms', key: '$key' })],
    switches: ['enabled', 'provider'],
    key: 'key',
    canBeOff: true,
    controls,
  },
  why: 'HDFS blocks, shuffle data and spills lie on these disks while a cluster lives.',
  migration,
}));

export const rootVolume = kind('emr-root-volume', () => ({
  noun: 'EMR root volume',
  facets: {
    enabled: flag('at-rest switch'),
    provider: text('key provider', ['AwsKms', 'Custom']),
    ebs: flag('EBS switch'),
    key: key(),
  },
  types: spelled({
    enabled: 'EnableAtRestEncryption',
    provider: `${LOCAL}.EncryptionKeyProviderType`,
    ebs: `${LOCAL}.EnableEbsEncryption`,
    key: `${LOCAL}.AwsKmsKey`,
  }),
  keyUses: clusterUses,
  store: {
    levels: [
      when(all(on, is('provider', 'AwsKms'), is('ebs', true)), byKey('key', 'aws', 'declared', disks)),
      when(accountEncrypts, level('aws', 'default', account)),
      when(
        all(on, present('provider')),
        level(
          'none',
          'default',
          documented(
            'without `EnableEbsEncryption`, LUKS covers the attached storage volumes and leaves the root volume as it is',
            GUIDE,
          ),
        ),
      ),
      otherwise(level('none', 'default', noDisks)),
    ],
    raise: [raise('customer', { enabled: true, provider: 'AwsKms', ebs: true, key: '$key' })],
    switches: ['ebs'],
    key: 'key',
    canBeOff: true,
    controls,
  },
  why: 'The root volume holds logs and whatever programs write beside HDFS.',
  migration,
}));

export const s3Data = kind('emr-s3-data', () => ({
  noun: 'EMR data in S3',
  facets: {
    enabled: flag('at-rest switch'),
    mode: text('mode', ['SSE-S3', 'SSE-KMS', 'CSE-KMS', 'CSE-Custom']),
    key: key(),
  },
  types: spelled({ enabled: 'EnableAtRestEncryption', mode: `${S3}.EncryptionMode`, key: `${S3}.AwsKmsKey` }),
  keyUses: clusterUses,
  store: {
    levels: [
      when(all(on, oneOf('mode', 'SSE-KMS', 'CSE-KMS')), byKey('key', 'aws', 'declared', objects)),
      when(all(on, is('mode', 'CSE-Custom')), level('customer', 'declared', objects)),
      when(all(on, is('mode', 'SSE-S3')), level('service', 'declared', objects)),
      otherwise(eitherOf(['service', 'aws', 'customer'], 'default', noObjects)),
    ],
    raise: [
      raise('service', { enabled: true, mode: 'SSE-S3' }),
      raise('customer', { enabled: true, mode: 'SSE-KMS', key: '$key' }),
    ],
    switches: ['enabled', 'mode'],
    key: 'key',
    canBeOff: false,
  },
  why: 'Client-side encryption protects what EMRFS itself writes; other writers go past it.',
  migration,
}));

const disksOfCluster: Store = {
  levels: [
    when(
      present('configuration'),
      inherits('configuration', documented('the security configuration decides', GUIDE), 'emr-local-disks'),
    ),
    when(accountEncrypts, level('aws', 'default', account)),
    otherwise(level('none', 'default', noDisks)),
  ],
  raise: [],
  switches: ['configuration'],
  canBeOff: true,
  noFix: {
    encrypted: 'it takes a security configuration with encryption of local disks, and a new cluster',
    declared: 'it takes a security configuration with encryption of local disks, and a new cluster',
  },
};
export const clusterDisks = kind('emr-cluster-disks', () => ({
  noun: 'EMR cluster storage',
  facets: { configuration: text('security configuration') },
  types: {
    'AWS::EMR::Cluster': { facets: { configuration: 'SecurityConfiguration' }, impact: { '*': 'replaces' } },
    aws_emr_cluster: { facets: { configuration: 'security_configuration' }, impact: { '*': 'replaces' } },
  },
  store: disksOfCluster,
  why: 'HDFS blocks, shuffle data and spills lie on these disks while the cluster lives.',
  migration,
}));

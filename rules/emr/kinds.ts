import {
  byKey,
  documented,
  inherits,
  key,
  kind,
  otherwise,
  partlyDocumented,
  present,
  specified,
  text,
  when,
} from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';
import { clusterUses } from './key-uses.ts';

export const log = kind('emr-log', () => ({
  noun: 'EMR log in S3',
  facets: { key: key(), location: text('location') },
  types: {
    'AWS::EMR::Cluster': {
      facets: { key: 'LogEncryptionKmsKeyId', location: 'LogUri' },
      applies: present('location'),
      impact: { '*': 'replaces' },
    },
    aws_emr_cluster: {
      facets: { key: 'log_encryption_kms_key_id', location: 'log_uri' },
      applies: present('location'),
      impact: { '*': 'replaces' },
    },
  },
  keyUses: clusterUses,
  store: keyedStore(
    'service',
    documented(
      'without a key of yours, logs in S3 are encrypted with a key of S3',
      'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html',
    ),
  ),
}));

const asCluster = specified("without a key of its own, the logs of a step are encrypted as its cluster's are");
export const step = kind('emr-step', () => ({
  noun: 'Log of an EMR step',
  facets: { key: key(), cluster: text('cluster') },
  types: {
    'AWS::EMR::Step': { facets: { key: 'EncryptionKeyArn', cluster: 'JobFlowId' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', asCluster, [], {
    levels: [
      when(present('key'), byKey('key', 'service', 'declared', asCluster)),
      otherwise(inherits('cluster', asCluster, 'emr-log', 'service')),
    ],
  }),
}));

export const studio = kind('emr-studio', () => ({
  noun: 'EMR studio',
  facets: { key: key() },
  types: {
    'AWS::EMR::Studio': { facets: { key: 'EncryptionKeyArn' }, impact: { '*': 'replaces' } },
    aws_emr_studio: { facets: { key: 'encryption_key_arn' }, impact: { '*': 'in-place' } },
  },
  keyUses: clusterUses,
  store: keyedStore(
    'service',
    serviceKey(
      partlyDocumented,
      'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-studio-workspace-storage-encryption.html',
    ),
  ),
}));

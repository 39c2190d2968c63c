import { documented, engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const cluster = kind('emr-cluster', () => ({
  noun: 'EMR cluster',
  facets: { key: key() },
  types: {
    'AWS::EMR::Cluster': { facets: { key: 'LogEncryptionKmsKeyId' }, impact: { '*': 'replaces' } },
    aws_emr_cluster: { facets: { key: 'log_encryption_kms_key_id' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    documented(
      'without a key of yours, it is encrypted with one of the service',
      'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html',
    ),
  ),
}));

export const step = kind('emr-step', () => ({
  noun: 'EMR step',
  facets: { key: key() },
  types: {
    'AWS::EMR::Step': { facets: { key: 'EncryptionKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

export const studio = kind('emr-studio', () => ({
  noun: 'EMR studio',
  facets: { key: key() },
  types: {
    'AWS::EMR::Studio': { facets: { key: 'EncryptionKeyArn' }, impact: { '*': 'replaces' } },
    aws_emr_studio: { facets: { key: 'encryption_key_arn' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

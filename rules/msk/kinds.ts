import { documented, engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStore, keyedStoreOfEither } from '../shapes.ts';

export const channel = kind('msk-channel', () => ({
  noun: 'MSK channel',
  facets: { key: key() },
  types: {
    'AWS::MSK::Channel': { facets: { key: 'EncryptionConfiguration.KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStoreOfEither(engineeringKnowledge('whose key is used when none is named is not documented')),
}));

export const cluster = kind('msk-cluster', () => ({
  noun: 'MSK cluster',
  facets: { key: key() },
  types: {
    'AWS::MSK::Cluster': {
      facets: { key: 'EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId' },
      impact: { '*': 'replaces' },
    },
    aws_msk_cluster: { facets: { key: 'encryption_info.encryption_at_rest_kms_key_arn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'aws',
    documented(
      'without a key of yours, it is encrypted with an AWS-managed key',
      'https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html',
    ),
  ),
}));

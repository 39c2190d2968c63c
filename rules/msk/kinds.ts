import { documented, flag, key, kind, text } from '../dsl.ts';
import { anyKey, awsKey } from '../key-facts.ts';
import { keyedStore, keyedStoreOfEither } from '../shapes.ts';
import { clusterUses } from './key-uses.ts';

export const channel = kind('msk-channel', () => ({
  noun: 'MSK channel',
  facets: { key: key() },
  types: {
    'AWS::MSK::Channel': { facets: { key: 'EncryptionConfiguration.KmsKeyArn' }, impact: { '*': 'replaces' } },
    aws_msk_channel: {
      facets: { key: 'encryption_configuration.kms_key_arn' },
      since: { '*': '6.66' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStoreOfEither(anyKey),
}));

export const cluster = kind('msk-cluster', () => ({
  noun: 'MSK cluster',
  facets: { key: key(), clients: text('client setting'), brokers: flag('switch between brokers') },
  types: {
    'AWS::MSK::Cluster': {
      facets: {
        key: 'EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId',
        clients: 'EncryptionInfo.EncryptionInTransit.ClientBroker',
        brokers: 'EncryptionInfo.EncryptionInTransit.InCluster',
      },
      impact: { clients: 'in-place', '*': 'replaces' },
    },
    aws_msk_cluster: {
      facets: {
        key: 'encryption_info.encryption_at_rest_kms_key_arn',
        clients: 'encryption_info.encryption_in_transit.client_broker',
        brokers: 'encryption_info.encryption_in_transit.in_cluster',
      },
      impact: { clients: 'in-place', '*': 'replaces' },
    },
  },
  keyUses: clusterUses,
  store: keyedStore(
    'aws',
    awsKey(documented, 'https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html'),
  ),
}));

import { kind, text } from '../dsl.ts';

export const connector = kind('msk-connector', () => ({
  noun: 'MSK Connect connector',
  facets: { tls: text('encryption type') },
  types: {
    'AWS::KafkaConnect::Connector': {
      facets: { tls: 'KafkaClusterEncryptionInTransit.EncryptionType' },
      impact: { '*': 'replaces' },
    },
    aws_mskconnect_connector: {
      facets: { tls: 'kafka_cluster_encryption_in_transit.encryption_type' },
      impact: { '*': 'replaces' },
    },
  },
}));

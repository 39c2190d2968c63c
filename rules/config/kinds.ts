import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { deliveryUses } from './key-uses.ts';

export const deliveryChannel = kind('config-delivery-channel', () => ({
  noun: 'Config delivery channel',
  facets: { key: key() },
  types: {
    'AWS::Config::DeliveryChannel': { facets: { key: 'S3KmsKeyArn' }, impact: { '*': 'in-place' } },
    aws_config_delivery_channel: { facets: { key: 's3_kms_key_arn' }, impact: { '*': 'in-place' } },
  },
  keyUses: deliveryUses,
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));

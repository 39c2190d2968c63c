import { documented, key, kind, text } from '../dsl.ts';
import { intoBucket } from '../typed.ts';
import { deliveryUses } from './key-uses.ts';

export const deliveryChannel = kind('config-delivery-channel', () => ({
  noun: 'Config delivery channel',
  facets: { key: key(), bucket: text('bucket') },
  types: {
    'AWS::Config::DeliveryChannel': {
      facets: { key: 'S3KmsKeyArn', bucket: 'S3BucketName' },
      impact: { '*': 'in-place' },
    },
    aws_config_delivery_channel: {
      facets: { key: 's3_kms_key_arn', bucket: 's3_bucket_name' },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: deliveryUses,
  store: intoBucket(
    documented(
      'what is delivered is encrypted with the key named, else as its bucket makes it',
      'https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html',
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html',
    ),
  ),
}));

/** Inventories, with the bucket they list and the bucket they go to; for what must agree. */
import { is, key, kind, not, text } from '../dsl.ts';

export const inventoryList = kind('s3-inventory-list', () => ({
  noun: 'S3 inventory',
  facets: {
    on: text(),
    own: key('key of the bucket'),
    source: text('bucket'),
    target: text('destination bucket'),
    key: key(),
  },
  types: {
    'AWS::S3::Bucket': {
      each: 'InventoryConfigurations[]',
      identity: 'Id',
      facets: {
        on: 'Enabled',
        own: '^BucketEncryption.ServerSideEncryptionConfiguration[].ServerSideEncryptionByDefault.KMSMasterKeyID',
        target: 'Destination.BucketArn',
      },
      applies: not(is('on', false)),
      impact: { '*': 'in-place' },
    },
    aws_s3_bucket_inventory: {
      facets: {
        on: 'enabled',
        source: 'bucket',
        target: 'destination.bucket.bucket_arn',
        key: 'destination.bucket.encryption.sse_kms.key_id',
      },
      applies: not(is('on', false)),
      impact: { '*': 'in-place' },
    },
  },
}));

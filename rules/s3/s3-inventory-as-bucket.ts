import { all, any, documented, keyAtLeast, levelAtLeast, present, rule, severity, through } from '../dsl.ts';
import { inventoryList } from './inventories.ts';

export const inventoryAsBucket = rule('s3-inventory-as-bucket', inventoryList, () => ({
  title: 'Inventory of a bucket under a customer key goes to a bucket without one',
  concern: 'consistency',
  severity: severity('info', 'warning', 'warning'),
  applies: all(
    any(keyAtLeast('own', 'customer'), through('source', 's3-bucket', levelAtLeast('customer'))),
    present('target'),
  ),
  require: any(keyAtLeast('key', 'customer'), through('target', 's3-bucket', levelAtLeast('customer'), 'yes')),
  blame: 'target',
  message:
    'The bucket is under a customer-managed key, and inventory `{name}` writes the names and sizes of all its objects to a bucket that is not under one. Encrypt the reports with a customer-managed key whose policy lets S3 in, or give the destination one.',
  noFix: "the key's policy must let S3 in, and the place to change may be the other bucket",
  fact: documented(
    'reports are encrypted as asked for; else as their bucket makes them',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/configure-inventory.html',
  ),
}));

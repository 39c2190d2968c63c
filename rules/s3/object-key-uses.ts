import { documented, type Formula } from '../dsl.ts';
import { forSource, type KeyUse, noKeyWorks, usedByCallers, usedByService } from '../uses.ts';

const ENCRYPTION = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html';

const reads = documented(
  "S3 calls KMS with the permissions of whoever reads or writes; the bucket's own policy is not enough",
  ENCRYPTION,
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html',
);
const OBJECTS = ['kms:GenerateDataKey', 'kms:Decrypt'];

export const objectUses: readonly KeyUse[] = [
  usedByCallers(
    's3-objects',
    's3',
    OBJECTS,
    { fails: 'use', then: 'reading and writing is refused (403)', fact: reads },
    {
      conditions: {
        StringEquals: { 'kms:ViaService': 's3.${region}.amazonaws.com', 'kms:CallerAccount': '${account}' },
      },
    },
  ),
];

/** `read`: CloudFront reads it with an origin access identity, and with nothing else. */
export const accessIdentityUse = (read: Formula): KeyUse =>
  noKeyWorks(
    'cloudfront-oai',
    'cloudfront.amazonaws.com',
    {
      fails: 'use',
      then: 'viewers get 403 for whatever is not in the cache',
      fact: documented(
        "an origin access identity can't read objects under a KMS key; an origin access control can",
        'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
      ),
    },
    { when: read },
  );

/** Whom an inventory report needs, for the bucket it is written to and for a key of its own. */
export const reportUse = usedByService(
  's3-inventory',
  's3.amazonaws.com',
  ['kms:GenerateDataKey'],
  {
    fails: 'silently',
    then: 'no report is ever written',
    fact: documented(
      'S3 writes reports with its own name, and not under `aws/s3`',
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/configure-inventory.html',
    ),
  },
  { conditions: forSource('arn:${partition}:s3:::*') },
);
export const lensUse = usedByService(
  's3-storage-lens',
  'storage-lens.s3.amazonaws.com',
  ['kms:GenerateDataKey'],
  {
    fails: 'silently',
    then: 'no metrics are exported',
    fact: documented(
      'S3 Storage Lens exports with its own name',
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage_lens_encrypt_permissions.html',
    ),
  },
  { conditions: forSource('arn:${partition}:s3:${region}:${account}:storage-lens/*') },
);
export const replicationUse = usedByCallers('s3-replication', 's3', ['kms:GenerateDataKey', 'kms:Encrypt'], {
  fails: 'silently',
  then: 'objects are no longer replicated, which nothing but their replication status shows',
  fact: documented(
    'the replication role needs the key of the source to decrypt and the key of the replica to encrypt',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-troubleshoot.html',
  ),
});

import { documented, partlyDocumented } from '../dsl.ts';
import { type KeyUse, usedByCallers, usedByService } from '../uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html';
const SERVICE = 'cloudtrail.amazonaws.com';

export const trailUses: readonly KeyUse[] = [
  usedByService(
    'cloudtrail-trail',
    SERVICE,
    ['kms:GenerateDataKey*', 'kms:DescribeKey'],
    {
      fails: 'deploy',
      then: 'the trail is refused (`InsufficientEncryptionPolicyException`), or delivers nothing when its key changes later',
      fact: partlyDocumented(
        "CloudTrail encrypts log files with its own name, and tests the key's policy when a trail is made or changed",
        GUIDE,
        'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/default-kms-key-policy.html',
      ),
    },
    {
      vital: ['kms:GenerateDataKey*'],
      conditions: {
        StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': 'arn:${partition}:cloudtrail:*:${account}:trail/*' },
        ArnLike: { 'aws:SourceArn': 'arn:${partition}:cloudtrail:${region}:${account}:trail/${name}' },
      },
    },
  ),
  usedByCallers('cloudtrail-readers', 's3', ['kms:Decrypt'], {
    fails: 'use',
    then: 'log files can no longer be read',
    fact: documented(
      'who reads log files under a KMS key needs `kms:Decrypt` on it, beside being let into the bucket',
      GUIDE,
    ),
  }),
];

export const eventDataStoreUses: readonly KeyUse[] = [
  {
    // `aws:SourceArn` and `aws:SourceAccount` are not sent for event data stores: a condition on them shuts CloudTrail out.
    ...usedByService('cloudtrail-lake', SERVICE, ['kms:GenerateDataKey', 'kms:Decrypt', 'kms:DescribeKey'], {
      fails: 'deploy',
      then: 'the event data store is refused, or takes in no more events when the policy changes later',
      fact: documented('CloudTrail encrypts and reads events with its own name', GUIDE),
    }),
    vital: ['kms:GenerateDataKey', 'kms:Decrypt'],
    conditions: {},
    lacks: ['aws:SourceArn', 'aws:SourceAccount'],
  },
];

import { documented, oneOf, rule, severity } from '../dsl.ts';
import { replicationRule } from './secondary-kinds.ts';

export const keepsKmsObjects = rule('s3-replication-keeps-kms-objects', replicationRule, () => ({
  title: 'S3 replication leaves out the objects of a KMS-encrypted bucket',
  concern: 'consistency',
  severity: severity('warning', 'warning', 'error'),
  applies: oneOf('algorithm', 'aws:kms', 'aws:kms:dsse'),
  require: oneOf('kmsObjects', 'Enabled', true),
  blame: 'kmsObjects',
  message:
    "Bucket `{name}` encrypts with KMS, and its replication rule does not select objects under KMS keys: they are not replicated, and no error says so. Select them, and name a key of the destination's Region for their replicas.",
  noFix: "the replicas need a key of the destination's Region",
  fact: documented(
    'objects under KMS keys are replicated only where the rule selects them',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html',
  ),
}));

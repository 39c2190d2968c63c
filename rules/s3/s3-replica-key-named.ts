import { documented, oneOf, present, rule, severity } from '../dsl.ts';
import { replicationRule } from './secondary-kinds.ts';

export const replicaKeyNamed = rule('s3-replica-key-named', replicationRule, () => ({
  title: 'S3 replication selects KMS objects but names no key for the replicas',
  concern: 'consistency',
  severity: severity('error', 'error', 'error'),
  applies: oneOf('kmsObjects', 'Enabled', true),
  require: present('key'),
  blame: 'kmsObjects',
  message:
    "A replication rule of `{name}` selects objects under KMS keys and names no key that encrypts their replicas: S3 refuses such a rule. Name a key of the destination's Region.",
  noFix: "the key must be one of the destination's Region",
  fact: documented(
    'a rule that selects objects under KMS keys must name the key for their replicas',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html',
  ),
}));

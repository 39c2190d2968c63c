import { all, documented, keyAtLeast, never, not, present, rule, sameAs, severity, through } from '../dsl.ts';
import { replica } from './secondary-kinds.ts';

export const replicaKeyAsDestination = rule('s3-replica-key-as-destination', replica, () => ({
  title: "S3 replicas get another key than their bucket's own objects",
  concern: 'consistency',
  severity: severity('off', 'info', 'info'),
  applies: all(
    present('key'),
    through('bucket', 's3-bucket', keyAtLeast('key', 'customer')),
    not(sameAs('key', 'key', { through: 'bucket', kind: 's3-bucket' })),
  ),
  require: never,
  blame: 'key',
  message:
    "Rule `{name}` encrypts replicas with `{value}`, while the bucket they go to encrypts with another key: who is to read or restore from there must be let in by two keys, and rotating or disabling one covers half of the objects. Name the bucket's own key here, unless they are kept apart on purpose.",
  noFix: 'which of the two keys is meant is yours to say',
  fact: documented(
    'replicas are encrypted with the key that the rule names, whatever the default of their bucket',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html',
  ),
}));

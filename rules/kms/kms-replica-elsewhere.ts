import { documented, inRegion, never, rule, severity } from '../dsl.ts';
import { otherKeys } from './kinds.ts';

export const replicaElsewhere = rule('kms-replica-elsewhere', otherKeys, () => ({
  title: 'KMS replica key lies in the Region of its primary',
  concern: 'consistency',
  severity: severity('error', 'error', 'error'),
  applies: inRegion('primary'),
  require: never,
  blame: 'primary',
  message:
    "Replica key `{name}` is to be made in the Region of its primary `{value}`: KMS refuses it. Make the replica in a deploy of the other Region and hand the primary's ARN over.",
  noFix: 'the replica must be made in another Region',
  fact: documented(
    'a replica key must be in another Region than its primary',
    'https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-replicate.html',
  ),
}));

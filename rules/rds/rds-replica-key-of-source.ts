import { all, documented, inRegion, never, present, rule, severity } from '../dsl.ts';
import { replica } from './relations.ts';

export const replicaKeyOfSource = rule('rds-replica-key-of-source', replica, () => ({
  title: 'RDS read replica beside its source names a key',
  concern: 'consistency',
  severity: severity('error', 'error', 'error'),
  applies: all(present('key'), inRegion('source')),
  require: never,
  blame: 'key',
  message:
    "Read replica `{name}` lies in the Region of its source and is always under the source's key: RDS refuses a request that names one. Leave the key out here.",
  makes: [{ title: 'Leave the key of `{name}` to its source', unset: ['key'] }],
  fact: documented(
    "a replica in the Region of its source takes the source's key; no key may be named",
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html',
    'https://github.com/cloudposse/terraform-aws-rds-replica/issues/5',
  ),
}));

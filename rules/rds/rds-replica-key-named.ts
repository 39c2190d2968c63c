import {
  all,
  any,
  documented,
  inRegion,
  is,
  levelAtLeast,
  matches,
  not,
  present,
  rule,
  severity,
  through,
} from '../dsl.ts';
import { replica } from './relations.ts';

export const replicaKeyNamed = rule('rds-replica-key-named', replica, () => ({
  title: 'Cross-Region read replica of an encrypted RDS instance names no key',
  concern: 'consistency',
  severity: severity('error', 'error', 'error'),
  applies: all(
    any(present('sourceRegion'), matches('source', '^arn:'), not(inRegion('source'))),
    any(is('encrypted', true), through('source', 'rds-instance', levelAtLeast('service'))),
  ),
  require: any(present('key'), all(not(present('sourceRegion')), inRegion('source'))),
  blame: 'key',
  message:
    'Read replica `{name}` has its source in another Region, whose key is of no use here: RDS refuses an encrypted replica without a key of its own Region. Name one.',
  makes: [{ title: 'Encrypt read replica `{name}`', set: { key: '$key' } }],
  fact: documented(
    'an encrypted replica in another Region needs a key of that Region',
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html',
  ),
}));

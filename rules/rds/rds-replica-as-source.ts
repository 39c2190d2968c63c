import { all, any, documented, is, levelAtLeast, never, not, rule, severity, through } from '../dsl.ts';
import { replica } from './relations.ts';

const sourceEncrypted = levelAtLeast('service');

export const replicaAsSource = rule('rds-replica-as-source', replica, () => ({
  title: 'RDS read replica states another encryption than its source',
  concern: 'consistency',
  severity: severity('warning', 'error', 'error'),
  applies: any(
    all(is('encrypted', true), through('source', 'rds-instance', not(sourceEncrypted))),
    all(is('encrypted', false), through('source', 'rds-instance', sourceEncrypted)),
  ),
  require: never,
  blame: 'encrypted',
  message:
    'Read replica `{name}` is as encrypted as its source is, never otherwise: what is stated here is refused or does nothing. State it on the source.',
  makes: [{ title: 'Leave the encryption of `{name}` to its source', unset: ['encrypted'] }],
  fact: documented(
    "a replica of an encrypted instance is encrypted, one of an unencrypted instance can't be",
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html',
  ),
}));

import { any, documented, keyAtLeast, levelAtLeast, present, rule, severity, through } from '../dsl.ts';
import { backupReplication } from './secondary-kinds.ts';

export const backupReplicationKeyNamed = rule('rds-backup-replication-key-named', backupReplication, () => ({
  title: 'Backups of an RDS instance under a customer key are replicated without a key',
  concern: 'consistency',
  severity: severity('warning', 'warning', 'error'),
  applies: any(keyAtLeast('sourceKey', 'customer'), through('source', 'rds-instance', levelAtLeast('customer'))),
  require: present('key'),
  blame: 'key',
  message:
    'The database is under a customer-managed key, and `{name}` copies its backups to a Region where that key does not exist, naming none there: the copies are not under a key of yours, if they are made at all. Name a key of the other Region.',
  noFix: 'the key must be one of the Region that the backups are copied to',
  fact: documented(
    "the key for replicated backups is one of the destination Region; keys don't leave their Region",
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StartDBInstanceAutomatedBackupsReplication.html',
  ),
}));

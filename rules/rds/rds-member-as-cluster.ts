import { all, any, is, levelAtLeast, never, not, rule, severity, specified, through } from '../dsl.ts';
import { member } from './relations.ts';

const clusterEncrypted = levelAtLeast('service');

export const memberAsCluster = rule('rds-member-as-cluster', member, () => ({
  title: 'RDS instance states another encryption than its cluster',
  concern: 'consistency',
  severity: severity('warning', 'warning', 'error'),
  applies: any(
    all(is('encrypted', true), through('cluster', 'rds-cluster', not(clusterEncrypted))),
    all(is('encrypted', false), through('cluster', 'rds-cluster', clusterEncrypted)),
  ),
  require: never,
  blame: 'encrypted',
  message:
    'Instance `{name}` is a member of a cluster and keeps no data of its own: the cluster decides, and it decides otherwise than `{value}` says here. State the encryption on the cluster only.',
  makes: [{ title: 'Leave the encryption of `{name}` to its cluster', unset: ['encrypted', 'key'] }],
  fact: specified('the encryption of Aurora instances is managed by their cluster'),
}));

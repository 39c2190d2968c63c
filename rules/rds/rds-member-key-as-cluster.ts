import { all, never, not, present, rule, sameAs, severity, specified } from '../dsl.ts';
import { member } from './relations.ts';

export const memberKeyAsCluster = rule('rds-member-key-as-cluster', member, () => ({
  title: 'RDS instance names another key than its cluster',
  concern: 'consistency',
  severity: severity('warning', 'warning', 'error'),
  applies: all(present('key'), not(sameAs('key', 'key', { through: 'cluster', kind: 'rds-cluster' }))),
  require: never,
  blame: 'key',
  message:
    'Instance `{name}` is a member of a cluster, whose data lie under the key of the cluster. Key `{value}` protects nothing here, and whoever trusts it to be needed is wrong. Name the key on the cluster only.',
  makes: [{ title: 'Leave the key of `{name}` to its cluster', unset: ['encrypted', 'key'] }],
  fact: specified('the encryption of Aurora instances is managed by their cluster'),
}));

import { never, present, all, rule, severity, specified } from '../dsl.ts';
import { globalCluster } from './kinds.ts';

export const globalFollowsSource = rule('rds-global-cluster-follows-source', globalCluster, () => ({
  title: 'RDS global cluster states an encryption that its source cluster decides',
  concern: 'consistency',
  severity: severity('warning', 'warning', 'error'),
  applies: all(present('source'), present('encrypted')),
  require: never,
  blame: 'encrypted',
  message:
    'Global cluster `{name}` is made from a cluster, which hands its encryption on: RDS takes no word on it here. State it on the source cluster.',
  makes: [{ title: 'Leave the encryption of `{name}` to its source cluster', unset: ['encrypted'] }],
  fact: specified("StorageEncrypted can't be given beside a source cluster, whose setting is used"),
}));

import { any, documented, keyAtLeast, levelAtLeast, present, rule, severity, through } from '../dsl.ts';
import { regionalCopy } from './copies.ts';

export const copyGrantNamed = rule('redshift-copy-grant-named', regionalCopy, () => ({
  title: 'Snapshots of a Redshift cluster under a customer key are copied without a grant',
  concern: 'consistency',
  severity: severity('warning', 'warning', 'warning'),
  applies: any(keyAtLeast('own', 'customer'), through('cluster', 'redshift-cluster', levelAtLeast('customer'))),
  require: present('grant'),
  blame: 'region',
  message:
    'The cluster is under a customer-managed key, and `{name}` copies its snapshots to `{value}` without a snapshot copy grant: the copies there are under a key of AWS. Make a grant for a key of that Region, and name it here.',
  noFix: 'the grant must be made in the other Region',
  fact: documented(
    'copies of snapshots in another Region are under a key of AWS unless a snapshot copy grant names another',
    'https://docs.aws.amazon.com/redshift/latest/mgmt/xregioncopy-kms-encrypted-snapshot.html',
  ),
}));

import { any, documented, is, levelAtLeast, present, rule, severity, through } from '../dsl.ts';
import { secondary } from './relations.ts';

export const secondaryKeyNamed = rule('rds-secondary-cluster-key-named', secondary, () => ({
  title: 'Secondary cluster of an encrypted Aurora global database names no key',
  concern: 'consistency',
  severity: severity('warning', 'error', 'error'),
  applies: any(is('encrypted', true), through('global', 'rds-global-cluster', levelAtLeast('aws'))),
  require: present('key'),
  blame: 'key',
  message:
    "Cluster `{name}` joins a global database in a Region of its own, and the primary's key is of no use there: an encrypted secondary cluster needs a key of its own Region. Name one.",
  makes: [{ title: 'Encrypt secondary cluster `{name}`', set: { encrypted: true, key: '$key' } }],
  fact: documented(
    'a replica of an encrypted cluster in another Region needs a key that is valid there',
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html',
    'https://github.com/hashicorp/terraform-provider-aws/issues/13715',
  ),
}));

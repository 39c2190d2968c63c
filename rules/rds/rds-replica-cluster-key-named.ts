import { all, any, documented, inRegion, is, levelAtLeast, not, present, rule, severity, through } from '../dsl.ts';
import { replicaCluster } from './relations.ts';

export const replicaClusterKeyNamed = rule('rds-replica-cluster-key-named', replicaCluster, () => ({
  title: 'Cross-Region replica of an encrypted Aurora cluster names no key',
  concern: 'consistency',
  severity: severity('error', 'error', 'error'),
  applies: all(
    any(present('sourceRegion'), not(inRegion('source'))),
    any(is('encrypted', true), through('source', 'rds-cluster', levelAtLeast('service'))),
  ),
  require: present('key'),
  blame: 'key',
  message:
    'Cluster `{name}` replicates one of another Region, whose key is of no use here: an encrypted replica needs a key of its own Region. Name one.',
  makes: [{ title: 'Encrypt replica cluster `{name}`', set: { encrypted: true, key: '$key' } }],
  fact: documented(
    'a replica of an encrypted cluster in another Region needs a key that is valid there',
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html',
  ),
}));

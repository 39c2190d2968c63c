import { documented, is, rule, severity } from '../dsl.ts';
import { memcachedCluster } from './memcached.ts';

export const elasticacheMemcachedClusterTlsOn = rule('elasticache-memcached-cluster-tls-on', memcachedCluster, () => ({
  title: 'Memcached cluster does not encrypt traffic',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: is('tls', true),
  blame: 'tls',
  message:
    'Clients of memcached cluster `{name}` talk to it in the clear. Turn on encryption in transit when the cluster is made (version 1.6.12 or later, in a VPC).',
  makes: [{ title: 'Encrypt the traffic of `{name}`', set: { tls: true }, access: 'denies-clients' }],
  fact: documented(
    'encryption in transit is off unless asked for, and takes memcached 1.6.12 or later',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/mem-ug/in-transit-encryption-mc.html',
  ),
}));

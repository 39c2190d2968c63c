import { any, config, documented, fsbp, is, not, present, rule, severity } from '../dsl.ts';
import { replicationGroup } from './kinds.ts';

export const elasticacheReplicationGroupTlsOn = rule('elasticache-replication-group-tls-on', replicationGroup, () => ({
  title: 'ElastiCache replication group does not encrypt traffic',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  applies: any(present('tls'), not(present('global'))),
  require: is('tls', true),
  blame: 'tls',
  message:
    'Clients and nodes of replication group `{name}` talk in the clear: encryption in transit is off unless asked for, for Valkey as for Redis OSS. Turn it on (it takes Valkey, or Redis OSS 4.0.10 or later); clients must then connect with TLS.',
  makes: [{ title: 'Encrypt the traffic of `{name}`', set: { tls: true }, access: 'denies-clients' }],
  controls: [fsbp('ElastiCache.5'), config('ELASTICACHE_REPL_GRP_ENCRYPTED_IN_TRANSIT')],
  fact: documented(
    'encryption in transit is off unless asked for, whatever the engine',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html',
  ),
}));

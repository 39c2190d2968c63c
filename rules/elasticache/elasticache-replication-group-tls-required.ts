import { documented, fsbp, is, not, rule, severity } from '../dsl.ts';
import { replicationGroup } from './kinds.ts';

export const elasticacheReplicationGroupTlsRequired = rule(
  'elasticache-replication-group-tls-required',
  replicationGroup,
  () => ({
    title: 'ElastiCache replication group accepts clients without TLS',
    concern: 'in-transit',
    severity: severity('off', 'info', 'warning'),
    applies: is('tls', true),
    require: not(is('tlsMode', 'preferred')),
    blame: 'tlsMode',
    message:
      'Replication group `{name}` accepts clients with and without TLS: `preferred` is a step on the way. When all clients use TLS, change it to `required`.',
    makes: [{ title: 'Require TLS of clients of `{name}`', set: { tlsMode: 'required' }, access: 'denies-clients' }],
    controls: [fsbp('ElastiCache.5')],
    fact: documented(
      '`preferred` accepts encrypted and plain connections, `required` only encrypted ones',
      'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html',
    ),
  }),
);

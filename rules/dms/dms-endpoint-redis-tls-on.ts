import { config, fsbp, is, not, oneOfAnyCase, rule, severity, specified } from '../dsl.ts';
import { endpoint } from './endpoints.ts';

export const dmsEndpointRedisTlsOn = rule('dms-endpoint-redis-tls-on', endpoint, () => ({
  title: 'DMS endpoint connects to Redis without TLS',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  applies: oneOfAnyCase('engine', 'redis'),
  require: not(is('redis', 'plaintext')),
  blame: 'redis',
  message:
    'DMS writes to Redis at `{name}` without TLS, so every record crosses the network in the clear. Leave the protocol out, which means TLS, or set it to `ssl-encryption`.',
  makes: [{ title: 'Let `{name}` talk TLS with Redis', set: { redis: 'ssl-encryption' } }],
  controls: [fsbp('DMS.12'), config('DMS_REDIS_TLS_ENABLED')],
  fact: specified('the protocol is `ssl-encryption` unless `plaintext` is written'),
}));

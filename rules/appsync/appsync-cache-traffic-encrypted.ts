import { config, fsbp, is, rule, severity, specified } from '../dsl.ts';
import { cache } from './kinds.ts';

export const appsyncCacheTrafficEncrypted = rule('appsync-cache-traffic-encrypted', cache, () => ({
  title: 'AppSync cache does not state encryption of its traffic',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: is('transit', true),
  blame: 'transit',
  message:
    'AppSync cache `{name}` does not ask for encryption between AppSync and the cache, where answers of the API lie. Set it to true; it is chosen when the cache is made.',
  makes: [{ title: 'Encrypt the traffic of `{name}`', set: { transit: true } }],
  controls: [fsbp('AppSync.6'), config('APPSYNC_CACHE_CT_ENCRYPTION_IN_TRANSIT')],
  fact: specified(
    "the flag encrypts the connection to the cache; it can't be changed after creation, and is deprecated",
  ),
}));

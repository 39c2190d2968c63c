import { documented, not, oneOf, rule, severity } from '../dsl.ts';
import { cluster } from './kinds.ts';

export const mskClusterClientsUseTls = rule('msk-cluster-clients-use-tls', cluster, () => ({
  title: 'MSK cluster accepts clients without TLS',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: not(oneOf('clients', 'PLAINTEXT', 'TLS_PLAINTEXT')),
  blame: 'clients',
  message:
    'MSK cluster `{name}` accepts clients without TLS (`{value}`), so records may cross the network in the clear. Set it to `TLS`, which is the default.',
  makes: [{ title: 'Accept only TLS from clients of `{name}`', set: { clients: 'TLS' }, access: 'denies-clients' }],
  fact: documented(
    'brokers accept only TLS from clients unless another setting is written',
    'https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html',
  ),
}));

import { config, documented, fsbp, is, not, rule, severity } from '../dsl.ts';
import { cluster } from './kinds.ts';

export const mskClusterBrokersUseTls = rule('msk-cluster-brokers-use-tls', cluster, () => ({
  title: 'MSK cluster does not encrypt traffic between brokers',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: not(is('brokers', false)),
  blame: 'brokers',
  message:
    'The brokers of MSK cluster `{name}` copy records to each other in the clear: encryption between them, which is on unless written off, is written off. Leave the setting out or set it to true.',
  makes: [{ title: 'Encrypt traffic between brokers of `{name}`', set: { brokers: true } }],
  controls: [fsbp('MSK.1'), config('MSK_IN_CLUSTER_NODE_REQUIRE_TLS')],
  fact: documented(
    'traffic between brokers is encrypted unless it is turned off when the cluster is made',
    'https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html',
  ),
}));

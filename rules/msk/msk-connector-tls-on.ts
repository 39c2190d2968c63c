import { config, fsbp, is, rule, severity, specified } from '../dsl.ts';
import { connector } from './connectors.ts';

export const mskConnectorTlsOn = rule('msk-connector-tls-on', connector, () => ({
  title: 'MSK Connect connector talks to Kafka without TLS',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: is('tls', 'TLS'),
  blame: 'tls',
  message:
    'Connector `{name}` talks to its Kafka cluster in the clear. Set the encryption type to `TLS`; the cluster must accept it.',
  makes: [{ title: 'Let `{name}` talk TLS with Kafka', set: { tls: 'TLS' } }],
  controls: [fsbp('MSK.3'), config('MSK_CONNECT_CONNECTOR_ENCRYPTED')],
  fact: specified(
    "the encryption type is `PLAINTEXT` or `TLS`; Terraform's provider takes `PLAINTEXT` where it is not set",
  ),
}));

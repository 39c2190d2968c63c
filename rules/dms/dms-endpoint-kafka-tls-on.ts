import { documented, is, not, oneOfAnyCase, rule, severity } from '../dsl.ts';
import { endpoint } from './endpoints.ts';

export const dmsEndpointKafkaTlsOn = rule('dms-endpoint-kafka-tls-on', endpoint, () => ({
  title: 'DMS endpoint connects to Kafka without TLS',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  applies: oneOfAnyCase('engine', 'kafka'),
  require: not(is('kafka', 'plaintext')),
  blame: 'kafka',
  message:
    'DMS writes to Kafka at `{name}` without TLS, so every record crosses the network in the clear. Set the protocol to `ssl-encryption`, or to one that also logs in.',
  makes: [{ title: 'Let `{name}` talk TLS with Kafka', set: { kafka: 'ssl-encryption' } }],
  fact: documented(
    'a Kafka target takes `plaintext`, or one of three protocols with TLS',
    'https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.Kafka.html',
  ),
}));

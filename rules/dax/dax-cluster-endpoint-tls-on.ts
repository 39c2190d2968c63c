import { config, documented, fsbp, is, rule, severity } from '../dsl.ts';
import { cluster } from './kinds.ts';

export const daxClusterEndpointTlsOn = rule('dax-cluster-endpoint-tls-on', cluster, () => ({
  title: 'DAX cluster endpoint does not use TLS',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: is('endpoint', 'TLS'),
  blame: 'endpoint',
  message:
    'Items go between DAX cluster `{name}` and its clients in the clear: the endpoint has no encryption unless asked for. Set it to `TLS` when the cluster is made; clients then connect to a `daxs://` address.',
  makes: [{ title: 'Encrypt the endpoint of `{name}`', set: { endpoint: 'TLS' }, access: 'denies-clients' }],
  controls: [fsbp('DynamoDB.7'), config('DAX_TLS_ENDPOINT_ENCRYPTION')],
  fact: documented(
    'the endpoint is not encrypted unless `TLS` is asked for when the cluster is made',
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionInTransit.html',
  ),
}));

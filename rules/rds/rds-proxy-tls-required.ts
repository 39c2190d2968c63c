import { config, documented, fsbp, is, rule, severity } from '../dsl.ts';
import { proxy } from './proxies.ts';

export const rdsProxyTlsRequired = rule('rds-proxy-tls-required', proxy, () => ({
  title: 'RDS proxy accepts connections without TLS',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: is('tls', true),
  blame: 'tls',
  message:
    'RDS proxy `{name}` accepts clients without TLS, so rows and passwords may cross the network in the clear, whatever the database behind requires. Require TLS.',
  makes: [{ title: 'Require TLS of clients of `{name}`', set: { tls: true }, access: 'denies-clients' }],
  controls: [fsbp('RDS.43'), config('RDS_PROXY_TLS_ENCRYPTION')],
  fact: documented(
    'a proxy accepts connections without TLS unless it is required',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html',
  ),
}));

import { config, documented, fsbp, oneOfAnyCase, rule, severity } from '../dsl.ts';
import { endpoint } from './endpoints.ts';

/** Engines that connect by the SSL mode; others are reached by HTTPS or have a setting of their own. */
const databases = oneOfAnyCase(
  'engine',
  'aurora',
  'aurora-postgresql',
  'azuredb',
  'db2',
  'db2-zos',
  'docdb',
  'mariadb',
  'mongodb',
  'mysql',
  'oracle',
  'postgres',
  'sqlserver',
  'sybase',
);

export const dmsEndpointTlsOn = rule('dms-endpoint-tls-on', endpoint, () => ({
  title: 'DMS endpoint connects without TLS',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  applies: databases,
  require: oneOfAnyCase('ssl', 'require', 'verify-ca', 'verify-full'),
  blame: 'ssl',
  message:
    'DMS copies data to or from `{name}` without TLS (the mode is `none` unless set), so every row crosses the network in the clear. Set the SSL mode that the engine offers: `require` for PostgreSQL and SQL Server, `verify-ca` or `verify-full` with a certificate for others.',
  noFix: 'the mode depends on the engine, and those that verify need a certificate',
  controls: [fsbp('DMS.9'), config('DMS_ENDPOINT_SSL_CONFIGURED')],
  fact: documented(
    'the SSL mode is `none` unless set; which others there are depends on the engine',
    'https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html',
  ),
}));

import { all, any, documented, is, not, oneOf, rule, severity } from '../dsl.ts';
import { jdbcConnection } from './jdbc-connections.ts';

export const glueJdbcConnectionTlsEnforced = rule('glue-jdbc-connection-tls-enforced', jdbcConnection, () => ({
  title: 'Glue connection does not enforce TLS',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  applies: oneOf('type', 'JDBC', 'KAFKA'),
  require: any(all(is('type', 'JDBC'), is('ssl', true)), all(is('type', 'KAFKA'), not(is('kafkaSsl', false)))),
  blame: 'ssl',
  message:
    'Glue jobs and crawlers that use connection `{name}` may read from and write to its data store in the clear. Set `JDBC_ENFORCE_SSL` (or `KAFKA_SSL_ENABLED`) to true; the data store must speak TLS.',
  noFix:
    'whether it is a JDBC or a Kafka connection decides which property to set, and the data store may need a certificate',
  fact: documented(
    '`JDBC_ENFORCE_SSL` is false by default, `KAFKA_SSL_ENABLED` true',
    'https://docs.aws.amazon.com/glue/latest/webapi/API_Connection.html',
  ),
}));

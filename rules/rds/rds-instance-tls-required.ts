import {
  all,
  always,
  any,
  documented,
  fsbp,
  matches,
  not,
  oneOfAnyCase,
  present,
  rule,
  severity,
  through,
} from '../dsl.ts';
import { instance } from './kinds.ts';

/** No group of one's own: the service's default group for the version decides. */
const byDefault = any(not(present('parameters')), matches('parameters', '^default[.:]'));
/** A group of the project is judged itself; whether another asks for TLS is not known. */
const group = through('parameters', 'rds-parameter-group', always);
const inProject = through('parameters', 'rds-parameter-group', always, 'no');
const tlsByDefault = any(
  all(oneOfAnyCase('engine', 'postgres'), not(matches('version', '^(9|1[0-4])(\\.|$)'))),
  all(oneOfAnyCase('engine', 'mysql'), matches('version', '^(9|\\d\\d)(\\.|$)')),
  all(oneOfAnyCase('engine', 'mariadb'), matches('version', '^(11\\.[89]|11\\.\\d\\d|1[2-9])(\\.|$)')),
);

export const rdsInstanceTlsRequired = rule('rds-instance-tls-required', instance, () => ({
  title: 'RDS instance accepts connections without TLS by default',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  applies: all(
    not(present('cluster')),
    any(
      oneOfAnyCase('engine', 'sqlserver-ee', 'sqlserver-se', 'sqlserver-ex', 'sqlserver-web'),
      all(oneOfAnyCase('engine', 'postgres', 'mysql', 'mariadb'), present('version')),
    ),
  ),
  require: any(inProject, all(byDefault, tlsByDefault), all(not(byDefault), group)),
  blame: 'parameters',
  message:
    'RDS instance `{name}` uses the default parameters of its engine, which accept connections without TLS, so rows and passwords may cross the network in the clear. Give it a parameter group with `rds.force_ssl` (PostgreSQL, SQL Server) or `require_secure_transport` (MySQL, MariaDB) set to 1.',
  noFix: 'it takes a parameter group for the engine and version, with the parameter set',
  controls: [fsbp('RDS.38'), fsbp('RDS.39'), fsbp('RDS.41'), fsbp('RDS.44')],
  fact: documented(
    'the default parameters require TLS from PostgreSQL 15, MySQL 9.7 and MariaDB 11.8 on, not before and not in SQL Server',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mariadb-ssl-connections.require-ssl.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/SQLServer.Concepts.General.SSL.Using.html',
  ),
}));

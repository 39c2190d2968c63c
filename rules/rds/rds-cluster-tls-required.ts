import {
  all,
  always,
  any,
  matches,
  not,
  oneOfAnyCase,
  partlyDocumented,
  present,
  rule,
  severity,
  through,
} from '../dsl.ts';
import { cluster } from './kinds.ts';

/** No group of one's own: the service's default group for the version decides. */
const byDefault = any(not(present('parameters')), matches('parameters', '^default[.:]'));
/** A group of the project is judged itself; whether another asks for TLS is not known. */
const group = through('parameters', 'rds-parameter-group', always);
const inProject = through('parameters', 'rds-parameter-group', always, 'no');
const tlsByDefault = any(
  all(oneOfAnyCase('engine', 'aurora-postgresql'), matches('version', '^(1[7-9]|[2-9]\\d)(\\.|$)')),
  all(oneOfAnyCase('engine', 'aurora-mysql'), not(matches('version', '^(5\\.|8\\.0)'))),
);

export const rdsClusterTlsRequired = rule('rds-cluster-tls-required', cluster, () => ({
  title: 'RDS cluster accepts connections without TLS by default',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  applies: all(oneOfAnyCase('engine', 'aurora-postgresql', 'aurora-mysql'), present('version')),
  require: any(inProject, all(byDefault, tlsByDefault), all(not(byDefault), group)),
  blame: 'parameters',
  message:
    'RDS cluster `{name}` uses the default parameters of its engine, which accept connections without TLS, so rows and passwords may cross the network in the clear. Give it a cluster parameter group with `rds.force_ssl` (PostgreSQL) or `require_secure_transport` (MySQL) set to 1.',
  noFix: 'it takes a cluster parameter group for the engine and version, with the parameter set',
  fact: partlyDocumented(
    'the default parameters require TLS from Aurora PostgreSQL 17 and Aurora MySQL 8.4 on, not before',
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html',
    'https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html',
  ),
}));

import {
  all,
  any,
  config,
  fsbp,
  matches,
  not,
  oneOfAnyCase,
  partlyDocumented,
  present,
  rule,
  severity,
} from '../dsl.ts';
import { parameterGroup } from './parameter-groups.ts';

export const rdsParameterGroupSslForced = rule('rds-parameter-group-ssl-forced', parameterGroup, () => ({
  title: 'RDS parameter group does not force TLS',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  applies: any(matches('family', '^(postgres|aurora-postgresql|sqlserver)'), present('forceSsl')),
  require: any(
    oneOfAnyCase('forceSsl', '1', 'on', 'true'),
    all(
      not(present('forceSsl')),
      matches('family', '^(postgres(1[5-9]|[2-9]\\d)|aurora-postgresql(1[7-9]|[2-9]\\d))$'),
    ),
  ),
  blame: 'forceSsl',
  message:
    'Databases with parameter group `{name}` accept connections without TLS, so rows and passwords may cross the network in the clear. Set `rds.force_ssl` to 1; clients without TLS are then turned away.',
  makes: [
    {
      title: 'Force TLS in `{name}`',
      set: { forceSsl: '1', forceSslApply: 'pending-reboot' },
      access: 'denies-clients',
    },
  ],
  controls: [
    fsbp('RDS.38'),
    fsbp('RDS.41'),
    config('RDS_POSTGRES_INSTANCE_ENCRYPTED_IN_TRANSIT'),
    config('RDS_SQLSERVER_ENCRYPTED_IN_TRANSIT'),
  ],
  fact: partlyDocumented(
    '`rds.force_ssl` is 1 by default in RDS for PostgreSQL 15 and Aurora PostgreSQL 17 and later, 0 before these and in SQL Server',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/SQLServer.Concepts.General.SSL.Using.html',
  ),
}));

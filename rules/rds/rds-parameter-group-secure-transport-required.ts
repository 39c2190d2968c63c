import { all, any, config, documented, fsbp, matches, not, oneOfAnyCase, present, rule, severity } from '../dsl.ts';
import { parameterGroup } from './parameter-groups.ts';

export const rdsParameterGroupSecureTransportRequired = rule(
  'rds-parameter-group-secure-transport-required',
  parameterGroup,
  () => ({
    title: 'RDS parameter group does not require TLS',
    concern: 'in-transit',
    severity: severity('off', 'warning', 'error'),
    applies: any(
      present('secureTransport'),
      matches('family', '^(mysql(5\\.7|8|9|\\d\\d)|mariadb(10\\.([5-9]|1\\d)|1[1-9])|aurora-mysql(5\\.7|8|9|\\d\\d))'),
    ),
    require: any(
      oneOfAnyCase('secureTransport', '1', 'on', 'true'),
      all(
        not(present('secureTransport')),
        matches('family', '^(mysql(9|\\d\\d)|mariadb(11\\.[89]|1[2-9])|aurora-mysql(8\\.[4-9]|9|\\d\\d))'),
      ),
    ),
    blame: 'secureTransport',
    message:
      'Databases with parameter group `{name}` accept connections without TLS, so rows may cross the network in the clear. Set `require_secure_transport` to ON; clients without TLS are then turned away.',
    makes: [{ title: 'Require TLS in `{name}`', set: { secureTransport: '1' }, access: 'denies-clients' }],
    controls: [
      fsbp('RDS.39'),
      fsbp('RDS.44'),
      config('RDS_MYSQL_INSTANCE_ENCRYPTED_IN_TRANSIT'),
      config('RDS_MARIADB_INSTANCE_ENCRYPTED_IN_TRANSIT'),
    ],
    fact: documented(
      '`require_secure_transport` is ON by default in RDS for MySQL 9.7, MariaDB 11.8 and Aurora MySQL 8.4 and later, OFF before these',
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html',
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mariadb-ssl-connections.require-ssl.html',
      'https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html',
    ),
  }),
);

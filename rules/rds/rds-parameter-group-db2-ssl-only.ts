import { any, documented, matches, oneOfAnyCase, present, rule, severity } from '../dsl.ts';
import { parameterGroup } from './parameter-groups.ts';

export const rdsParameterGroupDb2SslOnly = rule('rds-parameter-group-db2-ssl-only', parameterGroup, () => ({
  title: 'RDS for Db2 parameter group accepts connections without TLS',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  applies: any(matches('family', '^db2-'), present('db2Protocols')),
  require: oneOfAnyCase('db2Protocols', 'SSL'),
  blame: 'db2Protocols',
  message:
    'Databases with parameter group `{name}` accept connections without TLS: `db2comm` lets TCPIP in. Set it to `SSL` alone.',
  makes: [
    {
      title: 'Serve only TLS with `{name}`',
      set: { db2Protocols: 'SSL', db2ProtocolsApply: 'pending-reboot' },
      access: 'denies-clients',
    },
  ],
  fact: documented(
    '`db2comm` decides which protocols are served; TLS alone takes the value `SSL`',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Db2.Concepts.SSL.html',
  ),
}));

import { flag, kind } from '../dsl.ts';

export const proxy = kind('rds-proxy', () => ({
  noun: 'RDS proxy',
  facets: { tls: flag('TLS switch') },
  types: {
    'AWS::RDS::DBProxy': { facets: { tls: 'RequireTLS' }, impact: { '*': 'in-place' } },
    aws_db_proxy: { facets: { tls: 'require_tls' }, impact: { '*': 'in-place' } },
  },
}));

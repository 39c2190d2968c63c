import { kind, text } from '../dsl.ts';

export const parameterGroup = kind('docdb-parameter-group', () => ({
  noun: 'DocumentDB parameter group',
  facets: { tls: text('`tls`') },
  types: {
    'AWS::DocDB::DBClusterParameterGroup': { facets: { tls: 'Parameters.tls' }, impact: { '*': 'in-place' } },
    aws_docdb_cluster_parameter_group: {
      facets: { tls: 'parameter[name=tls].value' },
      impact: { '*': 'in-place' },
    },
  },
}));

import { kind, text } from '../dsl.ts';

export const parameterGroup = kind('neptune-parameter-group', () => ({
  noun: 'Neptune parameter group',
  facets: { ssl: text('`neptune_enforce_ssl`') },
  types: {
    'AWS::Neptune::DBClusterParameterGroup': {
      facets: { ssl: 'Parameters.neptune_enforce_ssl' },
      impact: { '*': 'in-place' },
    },
    aws_neptune_cluster_parameter_group: {
      facets: { ssl: 'parameter[name=neptune_enforce_ssl].value' },
      impact: { '*': 'in-place' },
    },
  },
}));

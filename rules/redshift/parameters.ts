import { kind, text } from '../dsl.ts';

export const parameterGroup = kind('redshift-parameter-group', () => ({
  noun: 'Redshift parameter group',
  facets: { family: text('family'), ssl: text('`require_ssl`') },
  types: {
    'AWS::Redshift::ClusterParameterGroup': {
      facets: { family: 'ParameterGroupFamily', ssl: 'Parameters[ParameterName=require_ssl].ParameterValue' },
      impact: { family: 'replaces', '*': 'in-place' },
    },
    aws_redshift_parameter_group: {
      facets: { family: 'family', ssl: 'parameter[name=require_ssl].value' },
      impact: { family: 'replaces', '*': 'in-place' },
    },
  },
}));

export const workgroup = kind('redshiftserverless-workgroup', () => ({
  noun: 'Redshift Serverless workgroup',
  facets: { ssl: text('`require_ssl`') },
  types: {
    'AWS::RedshiftServerless::Workgroup': {
      facets: { ssl: 'ConfigParameters[ParameterKey=require_ssl].ParameterValue' },
      impact: { '*': 'in-place' },
    },
    aws_redshiftserverless_workgroup: {
      facets: { ssl: 'config_parameter[parameter_key=require_ssl].parameter_value' },
      impact: { '*': 'in-place' },
    },
  },
}));

import { key, kind, specified } from '../dsl.ts';
import { awsKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';
import { flowUses } from './key-uses.ts';

export const appFlowConnectorProfile = kind('appflow-connector-profile', () => ({
  noun: 'AppFlow connector profile',
  facets: { key: key() },
  types: {
    'AWS::AppFlow::ConnectorProfile': { facets: { key: 'KMSArn' }, impact: { '*': 'in-place' } },
    aws_appflow_connector_profile: { facets: { key: 'kms_arn' }, impact: { '*': 'replaces' } },
  },
  keyUses: flowUses,
  store: keyedStore('aws', awsKey(specified)),
}));

export const appFlowFlow = kind('appflow-flow', () => ({
  noun: 'AppFlow flow',
  facets: { key: key() },
  types: {
    'AWS::AppFlow::Flow': { facets: { key: 'KMSArn' }, impact: { '*': 'replaces' } },
    aws_appflow_flow: { facets: { key: 'kms_arn' }, impact: { '*': 'replaces' } },
  },
  keyUses: flowUses,
  store: keyedStore('aws', awsKey(specified)),
}));

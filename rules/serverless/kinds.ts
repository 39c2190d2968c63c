import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const serverlessFunction = kind('serverless-function', () => ({
  noun: 'SAM function',
  facets: { key: key() },
  types: {
    'AWS::Serverless::Function': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('aws', engineeringKnowledge('without a key of yours, it is encrypted with an AWS-managed key')),
}));

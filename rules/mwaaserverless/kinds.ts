import { documented, key, kind, text } from '../dsl.ts';
import { typedStore } from '../typed.ts';

export const workflow = kind('mwaaserverless-workflow', () => ({
  noun: 'MWAA Serverless workflow',
  facets: { type: text('key type', ['AWS_MANAGED_KEY', 'CUSTOMER_MANAGED_KEY']), key: key() },
  types: {
    'AWS::MWAAServerless::Workflow': {
      facets: { type: 'EncryptionConfiguration.Type', key: 'EncryptionConfiguration.KmsKeyId' },
      impact: { '*': 'replaces' },
    },
  },
  store: typedStore({
    words: ['CUSTOMER_MANAGED_KEY'],
    without: 'either',
    fact: documented(
      'AWS manages the key unless the type is `CUSTOMER_MANAGED_KEY`',
      'https://docs.aws.amazon.com/mwaa-serverless/latest/APIReference/API_EncryptionConfiguration.html',
    ),
  }),
}));

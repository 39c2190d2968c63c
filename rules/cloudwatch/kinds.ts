import { key, kind, specified, text } from '../dsl.ts';
import { typedStore } from '../typed.ts';

export const space = kind('cloudwatch-space', () => ({
  noun: 'CloudWatch space',
  facets: { type: text('encryption strategy', ['AWS_OWNED', 'CUSTOMER_MANAGED']), key: key() },
  types: {
    'AWS::CloudWatch::Space': {
      facets: { type: 'EncryptionConfiguration.EncryptionStrategy', key: 'EncryptionConfiguration.KmsKeyArn' },
      // No source tells what an update of it does.
      impact: { '*': 'unknown' },
    },
  },
  store: typedStore({
    words: ['CUSTOMER_MANAGED'],
    fact: specified('a space is encrypted with a key that AWS owns, or with one of yours where that is asked for'),
  }),
}));

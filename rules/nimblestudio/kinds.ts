import { engineeringKnowledge, key, kind, text } from '../dsl.ts';
import { typedStore } from '../typed.ts';

export const studio = kind('nimblestudio-studio', () => ({
  noun: 'Nimble Studio studio',
  facets: { type: text('key type', ['AWS_OWNED_KEY', 'CUSTOMER_MANAGED_KEY']), key: key() },
  types: {
    'AWS::NimbleStudio::Studio': {
      facets: { type: 'StudioEncryptionConfiguration.KeyType', key: 'StudioEncryptionConfiguration.KeyArn' },
      impact: { '*': 'in-place' },
    },
  },
  store: typedStore({
    words: ['CUSTOMER_MANAGED_KEY'],
    fact: engineeringKnowledge(
      'studio data is encrypted with a key of the service unless the type is `CUSTOMER_MANAGED_KEY`',
    ),
  }),
}));

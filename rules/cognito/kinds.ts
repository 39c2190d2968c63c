import { engineeringKnowledge, key, kind, map, present } from '../dsl.ts';
import { keyedStoreOfEither } from '../shapes.ts';

export const userPoolRegionalConfigurationAttachment = kind(
  'cognito-user-pool-regional-configuration-attachment',
  () => ({
    noun: 'Cognito user pool regional configuration attachment',
    facets: { key: key(), part: map('part') },
    types: {
      'AWS::Cognito::UserPoolRegionalConfigurationAttachment': {
        facets: { key: 'LambdaConfig.KMSKeyID', part: 'LambdaConfig' },
        applies: present('part'),
        impact: { '*': 'in-place' },
      },
    },
    store: keyedStoreOfEither(engineeringKnowledge('whose key is used when none is named is not documented')),
  }),
);

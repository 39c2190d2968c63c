import { any, engineeringKnowledge, key, kind, map, present, specified, text } from '../dsl.ts';
import { keyedStoreOfEither, ownedOrYours } from '../shapes.ts';

export const userPool = kind('cognito-user-pool', () => ({
  noun: 'Cognito user pool',
  facets: { mode: text('key type', ['AWS_OWNED_KEY', 'CUSTOMER_MANAGED_KEY']), key: key() },
  types: {
    'AWS::Cognito::UserPool': {
      facets: { mode: 'KeyConfiguration.KeyType', key: 'KeyConfiguration.KmsKeyArn' },
      impact: { '*': 'in-place' },
    },
  },
  store: ownedOrYours(
    { owned: 'AWS_OWNED_KEY', yours: 'CUSTOMER_MANAGED_KEY' },
    engineeringKnowledge('users are stored under a key that AWS owns unless one is named'),
  ),
  why: 'A user pool keeps the names, addresses and sign-in records of people.',
}));

const anySender = any(present('email'), present('sms'));
export const sender = kind('cognito-custom-sender', () => ({
  noun: 'Cognito custom sender',
  facets: { key: key(), email: map('email sender'), sms: map('SMS sender') },
  types: {
    'AWS::Cognito::UserPool': {
      facets: {
        key: 'LambdaConfig.KMSKeyID',
        email: 'LambdaConfig.CustomEmailSender',
        sms: 'LambdaConfig.CustomSMSSender',
      },
      applies: anySender,
      impact: { '*': 'in-place' },
    },
    'AWS::Cognito::UserPoolRegionalConfigurationAttachment': {
      facets: {
        key: 'LambdaConfig.KMSKeyID',
        email: 'LambdaConfig.CustomEmailSender',
        sms: 'LambdaConfig.CustomSMSSender',
      },
      applies: anySender,
      impact: { '*': 'in-place' },
    },
    aws_cognito_user_pool: {
      facets: {
        key: 'lambda_config.kms_key_id',
        email: 'lambda_config.custom_email_sender',
        sms: 'lambda_config.custom_sms_sender',
      },
      applies: anySender,
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStoreOfEither(
    specified('codes and passwords are encrypted with the key named before they reach the sender'),
  ),
}));

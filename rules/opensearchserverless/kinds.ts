import {
  byKey,
  documented,
  engineeringKnowledge,
  eitherOf,
  flag,
  is,
  key,
  kind,
  level,
  otherwise,
  present,
  raise,
  text,
  when,
} from '../dsl.ts';
import { collectionUses } from './key-uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-encryption.html';
const named = documented('the key named encrypts the collection, for good', GUIDE);
const owned = documented('`AWSOwnedKey` asks for a key of the service', GUIDE);
const byPolicy = documented('the encryption policy whose pattern fits the collection best names its key', GUIDE);

export const collection = kind('opensearchserverless-collection', () => ({
  noun: 'OpenSearch Serverless collection',
  facets: { key: key(), owned: flag('key of the service') },
  types: {
    'AWS::OpenSearchServerless::Collection': {
      facets: { key: 'EncryptionConfig.KmsKeyArn', owned: 'EncryptionConfig.AWSOwnedKey' },
      impact: { '*': 'replaces' },
    },
    aws_opensearchserverless_collection: {
      facets: { key: 'encryption_config.kms_key_arn', owned: 'encryption_config.aws_owned_key' },
      since: { '*': '6.40' },
      impact: { '*': 'replaces' },
    },
  },
  keyUses: collectionUses,
  store: {
    levels: [
      when(present('key'), byKey('key', 'service', 'declared', named)),
      when(is('owned', true), level('service', 'declared', owned)),
      otherwise(eitherOf(['service', 'customer'], 'default', byPolicy)),
    ],
    raise: [raise('customer', { key: '$key' }, { unset: ['owned'] })],
    switches: [],
    key: 'key',
    canBeOff: false,
  },
  why: 'A collection keeps the key it was made with; the encryption policy that fits its name chooses it, unless the collection names one itself.',
}));

/** The policy is JSON in a text. It speaks of collections made later, never of those that exist. */
export const encryptionPolicy = kind('opensearchserverless-encryption-policy', () => ({
  noun: 'OpenSearch Serverless encryption policy',
  facets: { key: key(), owned: flag('key of the service'), type: text('type of policy') },
  types: {
    'AWS::OpenSearchServerless::SecurityPolicy': {
      facets: { key: 'Policy.KmsARN', owned: 'Policy.AWSOwnedKey', type: 'Type' },
      applies: is('type', 'encryption'),
      impact: { '*': 'in-place' },
    },
    aws_opensearchserverless_security_policy: {
      facets: { key: 'policy.KmsARN', owned: 'policy.AWSOwnedKey', type: 'type' },
      applies: is('type', 'encryption'),
      impact: { '*': 'in-place' },
    },
  },
  keyUses: collectionUses,
  store: {
    // A key beats `AWSOwnedKey` where both are written.
    levels: [
      when(present('key'), byKey('key', 'service', 'declared', named)),
      when(is('owned', true), level('service', 'declared', owned)),
      otherwise(
        level(
          'service',
          'default',
          engineeringKnowledge('a policy that names no key can only mean one of the service'),
        ),
      ),
    ],
    raise: [],
    switches: [],
    key: 'key',
    canBeOff: false,

    noFix: {
      'kms-key': 'the policy is a text: write `KmsARN` in place of `AWSOwnedKey`',
      'customer-key': 'the policy is a text: write `KmsARN` in place of `AWSOwnedKey`',
    },
  },
  why: 'The policy decides for every collection made after it whose name fits. Collections that exist keep their key.',
}));

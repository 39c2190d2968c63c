import { byKey, inherits, key, kind, map, otherwise, present, specified, text, when } from '../dsl.ts';
import { anyKey, awsKey } from '../key-facts.ts';
import { keyedStore, keyedStoreOfEither } from '../shapes.ts';
import { domainUses } from './key-uses.ts';

const asDomain = specified('without a key of its own, it is encrypted as its domain is');

export const customerProfilesDomain = kind('customerprofiles-domain', () => ({
  noun: 'Customer Profiles domain',
  facets: { key: key() },
  types: {
    'AWS::CustomerProfiles::Domain': { facets: { key: 'DefaultEncryptionKey' }, impact: { '*': 'in-place' } },
    aws_customerprofiles_domain: { facets: { key: 'default_encryption_key' }, impact: { '*': 'in-place' } },
  },
  keyUses: domainUses,
  store: keyedStore('aws', awsKey(specified)),
}));

export const customerProfilesDomainObjectType = kind('customerprofiles-domain-object-type', () => ({
  noun: 'Customer Profiles domain object type',
  facets: { key: key() },
  types: {
    'AWS::CustomerProfiles::DomainObjectType': { facets: { key: 'EncryptionKey' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('aws', awsKey(specified)),
}));

export const customerProfilesIntegration = kind('customerprofiles-integration', () => ({
  noun: 'Customer Profiles integration',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::CustomerProfiles::Integration': {
      facets: { key: 'FlowDefinition.KmsArn', part: 'FlowDefinition' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStoreOfEither(anyKey),
}));

export const customerProfilesObjectType = kind('customerprofiles-object-type', () => ({
  noun: 'Customer Profiles object type',
  facets: { key: key(), domain: text('domain') },
  types: {
    'AWS::CustomerProfiles::ObjectType': {
      facets: { key: 'EncryptionKey', domain: 'DomainName' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('aws', asDomain, [], {
    levels: [
      when(present('key'), byKey('key', 'aws', 'declared', asDomain)),
      otherwise(inherits('domain', asDomain, 'customerprofiles-domain', 'aws')),
    ],
  }),
}));

import { documented, key, kind, map, present } from '../dsl.ts';
import { anyKey, serviceKey } from '../key-facts.ts';
import { keyedStore, keyedStoreOfEither } from '../shapes.ts';

export const dataZoneConnection = kind('datazone-connection', () => ({
  noun: 'DataZone connection',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::DataZone::Connection': {
      facets: { key: 'Props.GlueProperties.GlueConnectionInput.AuthenticationConfiguration.KmsKeyArn', part: 'Props' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStoreOfEither(anyKey),
}));

export const dataZoneDomain = kind('datazone-domain', () => ({
  noun: 'DataZone domain',
  facets: { key: key() },
  types: {
    'AWS::DataZone::Domain': { facets: { key: 'KmsKeyIdentifier' }, impact: { '*': 'replaces' } },
    aws_datazone_domain: { facets: { key: 'kms_key_identifier' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/datazone/latest/userguide/encryption-rest-datazone.html'),
  ),
}));

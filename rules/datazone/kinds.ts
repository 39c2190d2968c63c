import { documented, engineeringKnowledge, key, kind, map, present } from '../dsl.ts';
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
  store: keyedStoreOfEither(engineeringKnowledge('whose key is used when none is named is not documented')),
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
    documented(
      'without a key of yours, it is encrypted with one of the service',
      'https://docs.aws.amazon.com/datazone/latest/userguide/encryption-rest-datazone.html',
    ),
  ),
}));

import { engineeringKnowledge, key, kind, map, present } from '../dsl.ts';
import { anyKey, serviceKey } from '../key-facts.ts';
import { keyedStore, keyedStoreOfEither } from '../shapes.ts';

export const catalog = kind('glue-catalog', () => ({
  noun: "Glue catalog's data lake",
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::Glue::Catalog': {
      facets: {
        key: 'CatalogProperties.DataLakeAccessProperties.KmsKey',
        part: 'CatalogProperties.DataLakeAccessProperties',
      },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
    aws_glue_catalog: {
      facets: {
        key: 'catalog_properties.data_lake_access_properties.kms_key',
        part: 'catalog_properties.data_lake_access_properties',
      },
      applies: present('part'),
      since: { '*': '6.45' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStoreOfEither(anyKey),
}));

export const connection = kind('glue-connection', () => ({
  noun: 'Glue connection',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::Glue::Connection': {
      facets: {
        key: 'ConnectionInput.AuthenticationConfiguration.KmsKeyArn',
        part: 'ConnectionInput.AuthenticationConfiguration',
      },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
    aws_glue_connection: {
      facets: { key: 'authentication_configuration.kms_key_arn', part: 'authentication_configuration' },
      applies: present('part'),
      since: { '*': '6.45' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStoreOfEither(anyKey),
}));

export const integration = kind('glue-integration', () => ({
  noun: 'Glue integration',
  facets: { key: key() },
  types: {
    'AWS::Glue::Integration': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

export const integrationResourceProperty = kind('glue-integration-resource-property', () => ({
  noun: 'Glue integration target',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::Glue::IntegrationResourceProperty': {
      facets: { key: 'TargetProcessingProperties.KmsArn', part: 'TargetProcessingProperties' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStoreOfEither(anyKey),
}));

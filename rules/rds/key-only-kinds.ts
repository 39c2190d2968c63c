import { key, kind, specified } from '../dsl.ts';
import { anyKey, serviceKey } from '../key-facts.ts';
import { keyedStore, keyedStoreOfEither } from '../shapes.ts';

export const customDbEngineVersion = kind('rds-custom-db-engine-version', () => ({
  noun: 'RDS custom DB engine version',
  facets: { key: key() },
  types: {
    'AWS::RDS::CustomDBEngineVersion': { facets: { key: 'KMSKeyId' }, impact: { '*': 'replaces' } },
    aws_rds_custom_db_engine_version: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  store: keyedStoreOfEither(anyKey),
}));

export const integration = kind('rds-integration', () => ({
  noun: 'RDS integration',
  facets: { key: key() },
  types: {
    'AWS::RDS::Integration': { facets: { key: 'KMSKeyId' }, impact: { '*': 'replaces' } },
    aws_rds_integration: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', serviceKey(specified)),
}));

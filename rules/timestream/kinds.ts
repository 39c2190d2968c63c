import { documented, key, kind } from '../dsl.ts';
import { awsKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';
import { databaseUses } from './key-uses.ts';

export const database = kind('timestream-database', () => ({
  noun: 'Timestream database',
  facets: { key: key() },
  types: {
    'AWS::Timestream::Database': { facets: { key: 'KmsKeyId' }, impact: { '*': 'in-place' } },
    aws_timestreamwrite_database: { facets: { key: 'kms_key_id' }, impact: { '*': 'in-place' } },
  },
  keyUses: databaseUses,
  store: keyedStore(
    'aws',
    awsKey(documented, 'https://docs.aws.amazon.com/timestream/latest/developerguide/EncryptionAtRest.html'),
  ),
}));

import { byKey, documented, is, key, kind, level, otherwise, when } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

const fact = documented(
  'a data lake is always encrypted; without a key of yours, or with `S3_MANAGED_KEY`, with one of S3',
  'https://docs.aws.amazon.com/security-lake/latest/userguide/data-protection.html',
);

export const dataLake = kind('securitylake-data-lake', () => ({
  noun: 'Security Lake data lake',
  facets: { key: key() },
  types: {
    'AWS::SecurityLake::DataLake': { facets: { key: 'EncryptionConfiguration.KmsKeyId' }, impact: { '*': 'in-place' } },
    aws_securitylake_data_lake: {
      each: 'configuration[]',
      identity: 'region',
      facets: { key: 'encryption_configuration.kms_key_id' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('service', fact, [], {
    levels: [
      when(is('key', 'S3_MANAGED_KEY'), level('service', 'declared', fact)),
      otherwise(byKey('key', 'service', 'default', fact)),
    ],
  }),
  why: "Removing the key later does not go back to S3's own. A multi-Region key is refused.",
}));

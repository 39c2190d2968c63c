import { documented, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const securityLakeDataLake = kind('security-lake-data-lake', () => ({
  noun: 'Security Lake data lake',
  facets: { key: key() },
  types: {
    'AWS::SecurityLake::DataLake': { facets: { key: 'EncryptionConfiguration.KmsKeyId' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore(
    'service',
    documented(
      'without a key of yours, it is encrypted with one of the service',
      'https://docs.aws.amazon.com/security-lake/latest/userguide/data-protection.html',
    ),
  ),
}));

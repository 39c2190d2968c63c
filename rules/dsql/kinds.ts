import { documented, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const cluster = kind('dsql-cluster', () => ({
  noun: 'DSQL cluster',
  facets: { key: key() },
  types: {
    'AWS::DSQL::Cluster': { facets: { key: 'KmsEncryptionKey' }, impact: { '*': 'in-place' } },
    aws_dsql_cluster: { facets: { key: 'kms_encryption_key' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore(
    'service',
    documented(
      'without a key of yours, it is encrypted with one of the service',
      'https://docs.aws.amazon.com/zh_cn/aurora-dsql/latest/userguide/data-encryption.html',
    ),
  ),
}));

import { byKey, documented, is, key, kind, level, otherwise, when } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

const encrypted = documented(
  'a cluster is always encrypted; without a key of yours, with one that AWS owns',
  'https://docs.aws.amazon.com/aurora-dsql/latest/userguide/data-encryption.html',
);

export const cluster = kind('dsql-cluster', () => ({
  noun: 'DSQL cluster',
  facets: { key: key() },
  types: {
    'AWS::DSQL::Cluster': { facets: { key: 'KmsEncryptionKey' }, impact: { '*': 'in-place' } },
    aws_dsql_cluster: { facets: { key: 'kms_encryption_key' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('service', encrypted, [], {
    levels: [
      // A word for the service's key, where a key is named elsewhere.
      when(is('key', 'AWS_OWNED_KMS_KEY'), level('service', 'declared', encrypted)),
      otherwise(byKey('key', 'service', 'default', encrypted)),
    ],
  }),
  why: "Every cluster of a multi-Region set has a key of its own. `AWS_OWNED_KMS_KEY` stands where a key would, and is the service's.",
}));

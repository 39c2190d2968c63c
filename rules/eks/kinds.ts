import { documented, key, kind, map, present } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const cluster = kind('eks-cluster', () => ({
  noun: 'EKS cluster',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::EKS::Cluster': {
      each: 'EncryptionConfig[]',
      facets: { key: 'Provider.KeyArn', part: 'Provider' },
      applies: present('part'),
      impact: { '*': 'replaces' },
    },
    aws_eks_cluster: { facets: { key: 'encryption_config.provider.key_arn' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore(
    'service',
    documented(
      'without a key of yours, it is encrypted with one of the service',
      'https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html',
    ),
  ),
}));

import { config, documented, fsbp, key, kind, raise, text } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { secretUses } from './key-uses.ts';

export const cluster = kind('eks-cluster', () => ({
  noun: 'EKS cluster',
  facets: { key: key(), resources: text('resources') },
  types: {
    'AWS::EKS::Cluster': {
      facets: { key: 'EncryptionConfig[].Provider.KeyArn', resources: 'EncryptionConfig[].Resources[]' },
      impact: { '*': 'replaces' },
    },
    aws_eks_cluster: {
      facets: { key: 'encryption_config.provider.key_arn', resources: 'encryption_config.resources[]' },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: secretUses,
  store: keyedStore(
    'service',
    documented(
      'EKS encrypts all that the API stores, from Kubernetes 1.28 in envelopes, with a key that AWS owns unless one is named',
      'https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html',
    ),
    [fsbp('EKS.3'), config('EKS_SECRETS_ENCRYPTED')],
    {
      raise: [
        // EKS no longer looks at the list, but the provider refuses a block without it.
        raise('customer', { resources: 'secrets', key: '$key' }),
      ],
    },
  ),
  why: "Secrets and everything else of the Kubernetes API are wrapped with this key; nodes, their disks and persistent volumes have their own. A key can't be taken off a cluster again.",
  migration:
    'EKS can add a key to a running cluster (`aws eks associate-encryption-config`), and Terraform does; CloudFormation makes a new cluster.',
}));

import { config, documented, flag, key, kind, text } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { replicaUses, secretUses } from './key-uses.ts';

const fact = documented(
  'a secret is always encrypted; without a key of yours, with `aws/secretsmanager`',
  'https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html',
);

export const secret = kind('secretsmanager-secret', () => ({
  noun: 'Secrets Manager secret',
  facets: { key: key() },
  types: {
    'AWS::SecretsManager::Secret': { facets: { key: 'KmsKeyId' }, impact: { '*': 'in-place' } },
    aws_secretsmanager_secret: { facets: { key: 'kms_key_id' }, impact: { '*': 'in-place' } },
  },
  keyUses: secretUses,
  store: keyedStore('aws', fact, [config('SECRETSMANAGER_USING_CMK')]),
  why: 'Under the AWS-managed key, everyone in the account who may read the secret may decrypt it; another account never can.',
}));

export const replica = kind('secretsmanager-replica', () => ({
  noun: 'Secrets Manager replica',
  facets: { key: key(), region: text('Region'), own: key('key of the secret'), elsewhere: flag() },
  types: {
    'AWS::SecretsManager::Secret': {
      each: 'ReplicaRegions[]',
      identity: 'Region',
      facets: { key: 'KmsKeyId', region: 'Region', own: '^KmsKeyId' },
      defaults: { elsewhere: true },
      impact: { '*': 'in-place' },
    },
    aws_secretsmanager_secret: {
      each: 'replica[]',
      identity: 'region',
      facets: { key: 'kms_key_id', region: 'region', own: '^kms_key_id' },
      defaults: { elsewhere: true },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: replicaUses,
  store: keyedStore('aws', fact, [], { noFix: { 'customer-key': "the key must be one of the replica's own Region" } }),
}));

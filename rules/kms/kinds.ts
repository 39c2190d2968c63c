import { all, any, flag, is, key, kind, not, number, pointed, policy, present, text } from '../dsl.ts';

/** Symmetric, for encryption, with material that KMS made: only these rotate by themselves, and only these fit stores. */
export const isSymmetric = all(
  any(not(present('spec')), is('spec', 'SYMMETRIC_DEFAULT')),
  any(not(present('usage')), is('usage', 'ENCRYPT_DECRYPT')),
);
export const isKmsMade = all(any(not(present('origin')), is('origin', 'AWS_KMS')), not(present('store')));

/** CloudFormation can't make grants. */
const hasGrants = pointed([{ type: 'aws_kms_grant', path: 'key_id' }]);

export const kmsKey = kind('kms-key', () => ({
  noun: 'KMS key',
  facets: {
    rotation: flag('rotation'),
    spec: text('key spec'),
    usage: text('key usage'),
    origin: text('origin of the key material'),
    store: text('custom key store'),
    window: number('deletion window'),
    enabled: flag('enabled switch'),
    policy: policy('key policy'),
    multiRegion: flag('multi-Region switch'),
    kept: text('what happens when it is removed'),
    keptWhenReplaced: text('what happens when it is replaced'),
  },
  types: {
    'AWS::KMS::Key': {
      facets: {
        rotation: 'EnableKeyRotation',
        spec: 'KeySpec',
        usage: 'KeyUsage',
        origin: 'Origin',
        window: 'PendingWindowInDays',
        enabled: 'Enabled',
        policy: 'KeyPolicy',
        multiRegion: 'MultiRegion',
        kept: '@DeletionPolicy',
        keptWhenReplaced: '@UpdateReplacePolicy',
      },
      words: { kept: { true: 'Retain' }, keptWhenReplaced: { true: 'Retain' } },
      impact: { '*': 'in-place' },
    },
    aws_kms_key: {
      facets: {
        rotation: 'enable_key_rotation',
        spec: 'customer_master_key_spec',
        usage: 'key_usage',
        store: 'custom_key_store_id',
        window: 'deletion_window_in_days',
        enabled: 'is_enabled',
        policy: ['policy', { type: 'aws_kms_key_policy', by: 'key_id', path: 'policy' }],
        multiRegion: 'multi_region',
        kept: '@lifecycle.prevent_destroy',
      },
      impact: { '*': 'in-place' },
    },
  },
  owner: {
    level: 'customer',
    offer: all(isSymmetric, not(is('enabled', false))),
    policy: 'policy',
    besides: hasGrants,
  },
}));

/** Keys that hold data's keys too, but don't rotate by themselves: replicas follow their primary, imported material is yours. */
export const otherKeys = kind('kms-other-key', () => ({
  noun: 'KMS key',
  facets: {
    window: number('deletion window'),
    enabled: flag('enabled switch'),
    policy: policy('key policy'),
    primary: text('primary key'),
  },
  types: {
    'AWS::KMS::ReplicaKey': {
      facets: {
        window: 'PendingWindowInDays',
        enabled: 'Enabled',
        policy: 'KeyPolicy',
        primary: 'PrimaryKeyArn',
      },
      impact: { '*': 'in-place' },
    },
    aws_kms_replica_key: {
      facets: {
        window: 'deletion_window_in_days',
        enabled: 'enabled',
        policy: 'policy',
        primary: 'primary_key_arn',
      },
      impact: { '*': 'in-place' },
    },
    aws_kms_external_key: {
      facets: { window: 'deletion_window_in_days', enabled: 'enabled', policy: 'policy' },
      impact: { '*': 'in-place' },
    },
    aws_kms_replica_external_key: {
      facets: { window: 'deletion_window_in_days', enabled: 'enabled', policy: 'policy' },
      impact: { '*': 'in-place' },
    },
  },
  owner: { level: 'customer', offer: not(is('enabled', false)), policy: 'policy', besides: hasGrants },
}));

/** Aliases outside `alias/aws/` can only be made for keys of the account. */
export const alias = kind('kms-alias', () => ({
  noun: 'KMS alias',
  facets: { target: key('target key'), name: text('alias name') },
  types: {
    'AWS::KMS::Alias': { facets: { target: 'TargetKeyId', name: 'AliasName' }, impact: { '*': 'in-place' } },
    aws_kms_alias: { facets: { target: 'target_key_id', name: 'name' }, impact: { '*': 'in-place' } },
  },
  owner: { level: 'customer', of: 'target' },
}));

export const knownKey = kind('kms-known-key', () => ({
  noun: 'KMS key',
  facets: { id: key('key id or alias') },
  types: {
    'data.aws_kms_key': { facets: { id: 'key_id' }, impact: {} },
    'data.aws_kms_alias': { facets: { id: 'name' }, impact: {} },
    'data.aws_ebs_default_kms_key': { facets: {}, impact: {} },
  },
  owner: { facet: 'id' },
}));

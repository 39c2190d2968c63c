import type { NewKeys } from '../dsl.ts';

const PURPOSE = 'Encryption at rest';

/**
 * What a new key looks like. Spec, usage and origin are left out: stores take symmetric keys with material of KMS only. A key that
 * goes takes all data under it along, so it outlives its resource and, deleted by hand, waits as long as can be
 * (https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html). An alias must be unique in an account and Region:
 * it takes the name of the stack, or a suffix that nobody has.
 */
export const newKeys: NewKeys = {
  types: [
    {
      type: 'AWS::KMS::Key',
      wish: '${of} key',
      attributes: { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
      properties: {
        Description: '${for}',
        EnableKeyRotation: true,
        PendingWindowInDays: 30,
        KeyPolicy: '${policy}',
        Tags: [{ Key: 'Purpose', Value: PURPOSE }],
      },
      alias: {
        type: 'AWS::KMS::Alias',
        wish: '${id} alias',
        properties: { AliasName: 'alias/${stack}-${name}', TargetKeyId: '${key}' },
      },
    },
    {
      type: 'aws_kms_key',
      wish: '${of}',
      attributes: { lifecycle: { prevent_destroy: true } },
      properties: {
        description: '${for}',
        enable_key_rotation: true,
        deletion_window_in_days: 30,
        policy: '${policy}',
        tags: { Purpose: PURPOSE },
      },
      alias: {
        type: 'aws_kms_alias',
        wish: '${id}',
        properties: { name_prefix: 'alias/${name}-', target_key_id: '${key}' },
      },
    },
  ],
  // Without it IAM policies count for nothing, and who loses the named principals loses the key
  // (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html).
  statements: [
    {
      sid: 'AccountDelegation',
      principal: { type: 'AWS', value: 'arn:${partition}:iam::${account}:root' },
      actions: ['kms:*'],
    },
  ],
  pattern: '^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$',
};

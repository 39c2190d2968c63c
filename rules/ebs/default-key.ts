import { documented, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { volumeUses } from './key-uses.ts';

export const defaultKey = kind('ebs-default-key', () => ({
  noun: 'Default EBS key',
  facets: { key: key() },
  types: { aws_ebs_default_kms_key: { facets: { key: 'key_arn' }, impact: { '*': 'replaces' } } },
  keyUses: volumeUses,
  store: keyedStore(
    'aws',
    documented(
      'volumes that are encrypted by default use this key',
      'https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html',
    ),
  ),
}));

import { byKey, flag, is, key, kind, level, otherwise, raise, specified, text, when } from '../dsl.ts';
import { copyUses } from './key-uses.ts';
import { accountEncrypts } from '../volumes.ts';

const on = specified('the copies are encrypted with the key named, or the default EBS key of the target Region');
const off = specified(
  'copies of unencrypted snapshots stay unencrypted; only those of encrypted ones are encrypted anyway',
);
const account = specified('the account encrypts new copies by default');

export const copies = kind('dlm-snapshot-copy', () => ({
  noun: 'Cross-Region snapshot copy',
  facets: { encrypted: flag('encryption switch'), key: key(), region: text('target Region'), elsewhere: flag() },
  types: {
    'AWS::DLM::LifecyclePolicy': [
      {
        each: 'PolicyDetails.Actions[].CrossRegionCopy[]',
        identity: 'Target',
        facets: {
          encrypted: 'EncryptionConfiguration.Encrypted',
          key: 'EncryptionConfiguration.CmkArn',
          region: 'Target',
        },
        defaults: { elsewhere: true },
        impact: { '*': 'in-place' },
      },
      {
        each: 'PolicyDetails.Schedules[].CrossRegionCopyRules[]',
        identity: 'Target',
        facets: { encrypted: 'Encrypted', key: 'CmkArn', region: 'Target' },
        defaults: { elsewhere: true },
        impact: { '*': 'in-place' },
      },
    ],
    aws_dlm_lifecycle_policy: [
      {
        each: 'policy_details[].action[].cross_region_copy[]',
        identity: 'target',
        facets: {
          encrypted: 'encryption_configuration.encrypted',
          key: 'encryption_configuration.cmk_arn',
          region: 'target',
        },
        defaults: { elsewhere: true },
        impact: { '*': 'in-place' },
      },
      {
        each: 'policy_details[].schedule[].cross_region_copy_rule[]',
        identity: 'target',
        facets: { encrypted: 'encrypted', key: 'cmk_arn', region: 'target' },
        defaults: { elsewhere: true },
        impact: { '*': 'in-place' },
      },
    ],
  },
  keyUses: copyUses,
  store: {
    levels: [
      when(is('encrypted', true), byKey('key', 'aws', 'declared', on)),
      when(accountEncrypts, level('aws', 'default', account)),
      when(is('encrypted', false), level('none', 'declared', off)),
      otherwise(level('none', 'default', off)),
    ],
    raise: [raise('aws', { encrypted: true }), raise('customer', { encrypted: true, key: '$key' })],
    switches: ['encrypted'],
    key: 'key',
    canBeOff: true,
    title: { encrypted: 'Cross-Region snapshot copy is not asked to be encrypted' },
  },
  why: 'A copy is the moment to encrypt. The key must be one of the target Region.',
}));

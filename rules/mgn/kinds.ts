import { byKey, eitherOf, engineeringKnowledge, flag, is, key, kind, level, otherwise, raise, when } from '../dsl.ts';

const on = engineeringKnowledge(
  'the parameters of post-launch actions are kept as secure strings, under the key named or `aws/ssm`',
);
const off = engineeringKnowledge('the parameters of post-launch actions are kept as plain strings');

export const launchConfigurationTemplate = kind('mgn-launch-configuration-template', () => ({
  noun: 'Application Migration launch template',
  facets: { encrypted: flag('encryption of parameters'), key: key() },
  types: {
    'AWS::MGN::LaunchConfigurationTemplate': {
      facets: { encrypted: 'EnableParametersEncryption', key: 'ParametersEncryptionKey' },
      impact: { '*': 'in-place' },
    },
  },
  store: {
    levels: [
      when(is('encrypted', true), byKey('key', 'aws', 'declared', on)),
      when(is('encrypted', false), level('none', 'declared', off)),
      otherwise(
        eitherOf(
          ['none', 'aws'],
          'default',
          engineeringKnowledge('what the service does when nothing is said is not documented'),
        ),
      ),
    ],
    raise: [raise('aws', { encrypted: true }), raise('customer', { encrypted: true, key: '$key' })],
    switches: ['encrypted'],
    key: 'key',
    canBeOff: true,
  },
}));

import { is, nist, not, rule, severity } from '../dsl.ts';
import { disabled } from './facts.ts';
import { kmsKey } from './kinds.ts';

export const usable = rule('kms-key-usable', kmsKey, () => ({
  title: 'KMS key is disabled',
  concern: 'key-state',
  severity: severity('warning', 'warning', 'error'),
  require: not(is('enabled', false)),
  blame: 'enabled',
  message:
    "KMS key `{name}` is disabled: what it encrypted can't be read and what names it can't be made until it is enabled again.",
  makes: [
    {
      title: 'Enable key `{name}`',
      set: { enabled: true },
      // A key is disabled to stop reading: after an incident, or when someone leaves.
      asked: true,
    },
  ],
  controls: ['SC-12'].map(nist),
  fact: disabled,
}));

import { any, config, fsbp, nist, not, pci, present, rule, severity, within } from '../dsl.ts';
import { deletion } from './facts.ts';
import { kmsKey } from './kinds.ts';

export const deletionWindow = rule('kms-key-deletion-window', kmsKey, () => ({
  title: 'KMS key can be deleted within days',
  concern: 'key-state',
  severity: severity('hint', 'info', 'warning'),
  require: any(not(present('window')), within('window', 10)),
  blame: 'window',
  message:
    'KMS key `{name}` is gone {value} days after someone schedules its deletion, and everything under it with it. A longer window leaves time to notice; 30 days is the longest.',
  makes: [{ title: 'Wait 30 days before key `{name}` is deleted', set: { window: 30 } }],
  controls: [
    fsbp('KMS.3'),
    config('KMS_CMK_NOT_SCHEDULED_FOR_DELETION'),
    ...['SC-12', 'SC-12(2)'].map(nist),
    ...['3.6.1', '3.7.1'].map(pci),
  ],
  fact: deletion,
}));

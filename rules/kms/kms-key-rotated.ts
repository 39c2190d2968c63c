import { all, because, cis, config, hipaa, is, nist, outsideFsbp, pci, rule, severity } from '../dsl.ts';
import { rotation } from './facts.ts';
import { isKmsMade, isSymmetric, kmsKey } from './kinds.ts';

export const rotated = rule('kms-key-rotated', kmsKey, () => ({
  title: 'KMS key is not rotated',
  concern: 'rotation',
  severity: severity('warning', 'warning', 'error'),
  applies: all(isSymmetric, isKmsMade),
  require: is('rotation', true),
  blame: 'rotation',
  message:
    'KMS key `{name}` keeps the same key material for ever. With rotation, KMS makes new material every year and keeps the old for what it encrypted; nothing else changes.',
  makes: [{ title: 'Turn on rotation of key `{name}`', set: { rotation: true }, bills: 'rotation' }],
  controls: [
    outsideFsbp('KMS.4'),
    config('CMK_BACKING_KEY_ROTATION_ENABLED'),
    ...cis(['3.6', '3.6', '3.6', '4.6', '4.6']),
    because("Prowler maps it; AWS's conformance pack does not", hipaa('164.312(a)(2)(iv)')),
    ...['SC-12', 'SC-12(2)', 'SC-28(3)'].map(nist),
    ...['3.7.4', '3.7.5'].map(pci),
  ],
  fact: rotation,
}));

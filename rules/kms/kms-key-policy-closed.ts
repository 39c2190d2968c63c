import { any, fsbp, not, pci, present, rule, satisfies, severity } from '../dsl.ts';
import { keyPolicy } from './facts.ts';
import { kmsKey } from './kinds.ts';

export const policyClosed = rule('kms-key-policy-closed', kmsKey, () => ({
  title: 'KMS key policy lets everyone use the key',
  concern: 'key-policy',
  severity: severity('error', 'error', 'error'),
  require: any(not(present('policy')), satisfies('policy', 'kms/closed')),
  blame: 'policy',
  message:
    'The policy of KMS key `{name}` allows any AWS account to use it: encryption with this key protects nothing. Name the accounts or roles, or add a condition on `kms:CallerAccount` or `aws:PrincipalOrgID`.',
  noFix: 'only you know who may use the key',
  controls: [fsbp('KMS.5'), pci('3.6.1')],
  fact: keyPolicy,
}));

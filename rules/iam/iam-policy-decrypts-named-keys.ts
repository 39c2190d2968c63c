import { config, documented, fsbp, nist, pci, present, rule, satisfies, severity } from '../dsl.ts';
import { identityPolicy } from './kinds.ts';

export const decryptsNamedKeys = rule('iam-policy-decrypts-named-keys', identityPolicy, () => ({
  title: 'IAM policy allows decryption with every KMS key',
  concern: 'enforcement',
  severity: severity('hint', 'info', 'warning'),
  applies: present('document'),
  require: satisfies('document', 'iam/decryptsNamedKeys'),
  blame: 'document',
  message:
    "`{name}` allows {why} with every KMS key: who has it reads whatever any key of the account encrypts, as far as the keys' policies leave that to IAM. Name the keys, or add a condition such as `kms:ViaService`.",
  noFix: 'only you know which keys are needed',
  controls: [
    fsbp('KMS.1'),
    fsbp('KMS.2'),
    config('IAM_CUSTOMER_POLICY_BLOCKED_KMS_ACTIONS'),
    config('IAM_INLINE_POLICY_BLOCKED_KMS_ACTIONS'),
    ...['AC-2', 'AC-2(1)', 'AC-3', 'AC-3(7)', 'AC-3(15)', 'AC-5', 'AC-6', 'AC-6(3)'].map(nist),
    ...['3.6.1', '3.7.1'].map(pci),
  ],
  fact: documented(
    'kms:Decrypt and kms:ReEncryptFrom on all keys let an identity read data of every key that leaves access to IAM',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html',
  ),
}));

import { documented, present, rule, satisfies, severity } from '../dsl.ts';
import { identityPolicy } from './kinds.ts';

export const keepsEncryption = rule('iam-policy-keeps-encryption', identityPolicy, () => ({
  title: 'IAM policy allows encryption to be taken away',
  concern: 'enforcement',
  severity: severity('off', 'info', 'warning'),
  applies: present('document'),
  require: satisfies('document', 'iam/keepsEncryption'),
  blame: 'document',
  message:
    '`{name}` allows calls that take encryption away or change it, on everything and under no condition: {why}. Name what they are for, or leave them to those who manage encryption.',
  noFix: 'only you know who manages encryption',
  fact: documented(
    'these calls turn encryption off, change its key, or make a key unusable',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html',
  ),
}));

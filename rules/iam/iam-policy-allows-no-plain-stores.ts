import { accountEncryptsVolumes, all, any, documented, present, rule, satisfies, severity } from '../dsl.ts';
import { identityPolicy } from './kinds.ts';

export const allowsNoPlainStores = rule('iam-policy-allows-no-plain-stores', identityPolicy, () => ({
  title: 'IAM policy allows stores without encryption',
  concern: 'enforcement',
  severity: severity('off', 'hint', 'info'),
  applies: present('document'),
  require: all(
    any(accountEncryptsVolumes, satisfies('document', 'iam/allowsNoPlain', 'volumes')),
    satisfies('document', 'iam/allowsNoPlain', 'clusters', 'databases', 'file-systems', 'caches'),
  ),
  blame: 'document',
  message:
    '`{name}` allows the calls that make {why}, with encryption or without, and no policy of this project denies the latter. Deny it here, in a permissions boundary, or for the organisation.',
  noFix:
    'where it is to be denied is for you to say; the message of the policies of the organisation offers the statements',
  fact: documented(
    'an Allow without a condition on encryption allows plain stores too; only a Deny, or a condition on every Allow, keeps them out',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
  ),
}));

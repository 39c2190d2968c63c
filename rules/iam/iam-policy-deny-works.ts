import { documented, rule, satisfies, severity } from '../dsl.ts';
import { accessPolicy } from './kinds.ts';

export const policyDenyWorks = rule('iam-policy-deny-works', accessPolicy, () => ({
  title: 'Policy does not enforce the encryption it speaks of',
  concern: 'enforcement',
  severity: severity('warning', 'warning', 'error'),
  applies: satisfies('document', 'iam/speaksOfEncryption'),
  require: satisfies('document', 'iam/enforcementWorks'),
  blame: 'document',
  message: 'What `{name}` says about encryption does not work as it is meant to: {why}.',
  noFix: 'what the statement should do is for you to say; the message tells what is wrong with it',
  fact: documented(
    'a positive operator on a key that a call does not carry is false, a negated one and `...IfExists` are true; keys of a resource are carried by calls on that type of resource only',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  ),
}));

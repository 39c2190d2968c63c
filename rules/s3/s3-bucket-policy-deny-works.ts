import { any, documented, not, present, rule, satisfies, severity } from '../dsl.ts';
import { bucketPolicy } from './policy-kinds.ts';

export const denyWorks = rule('s3-bucket-policy-deny-works', bucketPolicy, () => ({
  title: 'S3 bucket policy does not enforce the encryption it speaks of',
  concern: 'enforcement',
  severity: severity('warning', 'warning', 'error'),
  require: any(not(present('policy')), satisfies('policy', 's3/denyWorks')),
  blame: 'policy',
  message: 'The policy of `{name}` is meant to keep uploads encrypted in a certain way, and does not: {why}.',
  noFix: 'what the statement should do is for you to say; the message tells what is wrong with it',
  fact: documented(
    'conditions of one statement must all hold; a key that the request does not carry fulfils negated operators and fails the others',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ),
}));

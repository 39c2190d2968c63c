import { decided, documented, keyWorks, ruleOfUses, severity } from '../dsl.ts';

export const keyUsableByService = ruleOfUses('kms-key-usable-by-service', (facet) => ({
  title: 'Who must use the KMS key never can',
  concern: 'key-policy',
  severity: severity('error', 'error', 'error'),
  applies: decided(keyWorks),
  require: keyWorks,
  blame: facet,
  message: 'The KMS encryption of `{name}` is in the way of what it is for. {why}',
  noFix: 'which key or which encryption fits is for you to choose',
  fact: documented(
    "the policy of a key that AWS manages can't be changed, and lets principals of the account in, not services",
    'https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html',
  ),
}));

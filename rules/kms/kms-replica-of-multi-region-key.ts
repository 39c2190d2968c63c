import { any, documented, is, matches, never, not, rule, severity, through } from '../dsl.ts';
import { otherKeys } from './kinds.ts';

export const replicaOfMultiRegion = rule('kms-replica-of-multi-region-key', otherKeys, () => ({
  title: 'KMS replica key is made from a key that is not multi-Region',
  concern: 'consistency',
  severity: severity('error', 'error', 'error'),
  applies: any(
    through('primary', 'kms-key', not(is('multiRegion', true))),
    // Ids of multi-Region keys start with `mrk-`.
    matches('primary', ':key/(?!mrk-)'),
  ),
  require: never,
  blame: 'primary',
  message:
    "Replica key `{name}` is to be a copy of `{value}`, which is a key of one Region only: KMS refuses it. Make a multi-Region primary key; a key that exists can't be turned into one.",
  noFix: "a key that exists can't be turned into a multi-Region key; a new one is needed",
  fact: documented(
    "only a multi-Region primary key can be replicated, and whether a key is one can't be changed",
    'https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html',
  ),
}));

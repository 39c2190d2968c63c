import { all, any, documented, encrypts, is, levelAtLeast, oneOf, rule, severity, stays } from '../dsl.ts';
import { kmsKey } from './kinds.ts';

export const keptWithData = rule('kms-key-kept-with-data', kmsKey, () => ({
  title: 'KMS key is not kept while data under it is',
  concern: 'consistency',
  severity: severity('info', 'warning', 'error'),
  applies: encrypts(all(stays, levelAtLeast('customer'))),
  require: any(oneOf('kept', 'Retain', 'RetainExceptOnCreate'), is('kept', true)),
  blame: 'kept',
  message:
    "Data under KMS key `{name}` outlives the deploy that made it (it is retained, or a final snapshot is taken), and the key does not: removing both schedules the key's deletion, and when its window is over what was kept can't be read by anyone. Keep the key, too.",
  makes: [
    {
      title: 'Keep key `{name}` when it is removed from the deploy',
      set: { kept: true, keptWhenReplaced: true },
      // A key that stays costs, and Terraform refuses to destroy it.
      asked: true,
    },
  ],
  fact: documented(
    'a key that is removed is scheduled for deletion, after which nothing that it encrypted can be decrypted',
    'https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html',
  ),
}));

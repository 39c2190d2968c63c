import { key, kind, partlyDocumented } from '../dsl.ts';
import { keyedStoreOfEither } from '../shapes.ts';

export const organization = kind('workmail-organization', () => ({
  noun: 'WorkMail organization',
  facets: { key: key() },
  types: {
    aws_workmail_organization: { facets: { key: 'kms_key_arn' }, since: { '*': '6.40' }, impact: { '*': 'replaces' } },
  },
  store: keyedStoreOfEither(
    partlyDocumented(
      'messages are always encrypted; the page calls the key that is used when none is named the default one of WorkMail',
      'https://docs.aws.amazon.com/workmail/latest/adminguide/data-protection.html',
    ),
  ),
  why: 'Every message of every mailbox lies under this key, which is chosen when the organization is made.',
}));

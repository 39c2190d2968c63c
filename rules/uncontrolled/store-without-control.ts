import { not, always, partlyDocumented, rule, severity } from '../dsl.ts';
import { open } from './kinds.ts';

export const withoutControl = rule('store-without-control', open, () => ({
  title: "Data store that can't be encrypted at rest",
  concern: 'encrypt',
  severity: severity('info', 'error', 'error'),
  require: not(always),
  message:
    '`{name}` keeps data, and its resource type has no setting for encryption at rest: nothing that you write here encrypts it. Move the data to a store that can be encrypted, or suppress this with the reason why it is accepted.',
  noFix: 'the type has no setting for it: move the data, or accept it',
  fact: partlyDocumented(
    'this kind of store offers no encryption at rest, whatever others of its service do',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html',
  ),
}));

import { AT_REST, documented, not, always, rule, severity } from '../dsl.ts';
import { open } from './kinds.ts';

export const withoutControl = rule('store-without-control', open, () => ({
  title: 'Data store that can’t be encrypted at rest',
  concern: 'encrypt',
  severity: severity('info', 'error', 'error'),
  require: not(always),
  message:
    '`{name}` keeps data, and its resource type has no setting for encryption at rest: nothing that you write here encrypts it. Move the data to a store that can be encrypted, or suppress this with the reason why it is accepted.',
  noFix: 'the type has no setting for it: move the data, or accept it',
  controls: AT_REST,
  fact: documented(
    'encryption at rest is offered by other kinds of store of the service, not by this one',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html',
  ),
}));

import { engineeringKnowledge, not, always, rule, severity } from '../dsl.ts';
import { sealed } from './kinds.ts';

export const withoutKeyChoice = rule('store-without-key-choice', sealed, () => ({
  title: "Data store whose key can't be chosen",
  concern: 'cmk',
  severity: severity('off', 'info', 'warning'),
  require: not(always),
  message:
    '`{name}` is encrypted by its service with a key that is not yours, and its resource type has no setting for another. Where a key of your own is required, move the data or accept it in writing.',
  noFix: 'the type has no setting for it: move the data, or accept it',
  fact: engineeringKnowledge('the service encrypts what it stores with a key of its own'),
}));

import { all, not, present, never, rule, severity, specified } from '../dsl.ts';
import { globalTable } from './kinds.ts';

export const replicaKeysAlike = rule('dynamodb-replica-keys-alike', globalTable, () => ({
  title: 'DynamoDB replica names no key while another one does',
  concern: 'consistency',
  severity: severity('error', 'error', 'error'),
  applies: all(present('anyKey'), not(present('key'))),
  require: never,
  blame: 'key',
  message:
    "Replica `{name}` names no key, while the table or another replica of it does: DynamoDB takes customer-managed keys for all replicas or for none. Name a key of the replica's Region here.",
  noFix: "the key must be one of the replica's own Region",
  fact: specified('where customer-managed keys are used, every replica must name one'),
}));

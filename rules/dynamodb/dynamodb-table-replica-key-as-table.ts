import { keyAtLeast, present, rule, severity, specified, through } from '../dsl.ts';
import { separateReplica } from './kinds.ts';

export const tableReplicaKeyAsTable = rule('dynamodb-table-replica-key-as-table', separateReplica, () => ({
  title: 'DynamoDB replica of a table under a customer key names no key',
  concern: 'consistency',
  severity: severity('error', 'error', 'error'),
  applies: through('table', 'dynamodb-table', keyAtLeast('key', 'customer')),
  require: present('key'),
  blame: 'key',
  message:
    "The table is under a customer-managed key, and its replica `{name}` names none: DynamoDB takes customer-managed keys for all replicas or for none. Name a key of the replica's Region here.",
  makes: [{ title: 'Encrypt table replica `{name}`', set: { key: '$key' } }],
  fact: specified('where customer-managed keys are used, every replica must name one'),
}));

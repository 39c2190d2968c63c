import { documented, keyAtLeast, present, rule, severity } from '../dsl.ts';
import { replica } from './kinds.ts';

export const replicaKeyNamed = rule('secretsmanager-replica-key-named', replica, () => ({
  title: 'Replica of a secret under a customer key names no key',
  concern: 'consistency',
  severity: severity('warning', 'warning', 'warning'),
  applies: keyAtLeast('own', 'customer'),
  require: present('key'),
  blame: 'key',
  message:
    'The secret is under a customer-managed key, and its replica `{name}` names none: there Secrets Manager uses `aws/secretsmanager`, under which everyone in the account who may read the secret may decrypt it. Name a key of that Region.',
  noFix: "the key must be one of the replica's own Region",
  fact: documented(
    'a replica without a key is encrypted with `aws/secretsmanager` of its Region',
    'https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ReplicaRegionType.html',
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html',
  ),
}));

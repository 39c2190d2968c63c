import { any, documented, keyAtLeast, levelAtLeast, present, rule, severity, through } from '../dsl.ts';
import { replicationConfiguration } from './key-only-kinds.ts';

export const replicaKeyNamed = rule('efs-replica-key-named', replicationConfiguration, () => ({
  title: 'EFS replica of a file system under a customer key names no key',
  concern: 'consistency',
  severity: severity('warning', 'warning', 'warning'),
  applies: any(keyAtLeast('own', 'customer'), through('source', 'efs-file-system', levelAtLeast('customer'))),
  require: present('key'),
  blame: 'key',
  message:
    "The file system is under a customer-managed key, and its replica `{name}` names none: there EFS uses `aws/elasticfilesystem`, so the whole copy is out of your key's hands. Name a key of the replica's Region.",
  noFix: "the key must be one of the replica's own Region",
  fact: documented(
    'a replica without a key is encrypted with `aws/elasticfilesystem` of its Region',
    'https://docs.aws.amazon.com/efs/latest/ug/efs-replication.html',
  ),
}));

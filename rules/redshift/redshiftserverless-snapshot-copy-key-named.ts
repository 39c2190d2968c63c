import { keyAtLeast, partlyDocumented, present, rule, severity } from '../dsl.ts';
import { snapshotCopy } from './secondary-kinds.ts';

export const serverlessCopyKeyNamed = rule('redshiftserverless-snapshot-copy-key-named', snapshotCopy, () => ({
  title: 'Snapshots of a Redshift Serverless namespace under a customer key are copied without a key',
  concern: 'consistency',
  severity: severity('warning', 'warning', 'warning'),
  applies: keyAtLeast('own', 'customer'),
  require: present('key'),
  blame: 'key',
  message:
    "The namespace is under a customer-managed key, and its snapshots are copied to `{name}` without one: a key doesn't leave its Region, and none is named there, so the copies are under one that you did not choose. Name a key of that Region.",
  noFix: 'the key must be one of the Region that the snapshots are copied to',
  fact: partlyDocumented(
    'the copies are encrypted with the key named for the other Region; what is used without one is not said',
    'https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-backup-copy.html',
  ),
}));

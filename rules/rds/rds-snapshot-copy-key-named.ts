import { any, documented, inRegion, levelAtLeast, not, present, rule, severity, through } from '../dsl.ts';
import { snapshotCopy } from './snapshot-copies.ts';

/** Snapshots of the project are as encrypted as what they are taken from; of others nothing is known. */
const sourceEncrypted = any(
  through('source', 'rds-instance-snapshot', levelAtLeast('service')),
  through('source', 'rds-cluster-snapshot', levelAtLeast('service')),
);

export const snapshotCopyKeyNamed = rule('rds-snapshot-copy-key-named', snapshotCopy, () => ({
  title: 'Cross-Region copy of an encrypted RDS snapshot names no key',
  concern: 'consistency',
  severity: severity('warning', 'error', 'error'),
  applies: not(inRegion('source')),
  require: any(present('key'), not(sourceEncrypted)),
  blame: 'key',
  message:
    'Snapshot copy `{name}` comes from another Region, whose key is of no use here: RDS refuses to copy an encrypted snapshot without a key of the Region it is copied to. Name one.',
  makes: [{ title: 'Encrypt snapshot copy `{name}`', set: { key: '$key' } }],
  fact: documented(
    'copying an encrypted snapshot to another Region takes a key of that Region',
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CopyDBSnapshot.html',
  ),
}));

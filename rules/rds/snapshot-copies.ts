import {
  because,
  byKey,
  documented,
  fsbp,
  key,
  kind,
  nist,
  otherwise,
  present,
  raise,
  startsAs,
  text,
  when,
} from '../dsl.ts';
import { copyUses } from './key-uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_CopySnapshot.html';
const withKey = documented('a copy made with a key is encrypted', GUIDE);
const plain = documented('a copy without a key stays as its source snapshot is, which is outside this project', GUIDE);

export const snapshotCopy = kind('rds-snapshot-copy', () => ({
  noun: 'RDS snapshot copy',
  facets: { key: key(), source: text('source snapshot') },
  types: {
    aws_db_snapshot_copy: {
      facets: { key: 'kms_key_id', source: 'source_db_snapshot_identifier' },
      impact: { '*': 'replaces' },
    },
    aws_rds_cluster_snapshot_copy: {
      facets: { key: 'kms_key_id', source: 'source_db_cluster_snapshot_identifier' },
      impact: { '*': 'replaces' },
    },
  },
  keyUses: copyUses,
  store: {
    levels: [
      when(present('key'), byKey('key', 'aws', 'declared', withKey)),
      otherwise(startsAs('source', plain, ['rds-instance-snapshot', 'rds-cluster-snapshot', 'rds-snapshot-copy'])),
    ],
    raise: [raise('customer', { key: '$key' })],
    switches: [],
    key: 'key',
    canBeOff: true,
    controls: {
      encrypted: [fsbp('RDS.4'), because('by its own text: cryptography protects backups', nist('CP-9(8)'))],
    },
  },
  why: 'Copying with a key is how an unencrypted database becomes an encrypted one.',
}));

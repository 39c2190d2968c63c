import {
  all,
  always,
  any,
  byKey,
  eitherOf,
  inherits,
  is,
  kind,
  level,
  matches,
  not,
  otherwise,
  present,
  raise,
  startsAs,
  through,
  when,
} from '../dsl.ts';
import type { Store } from '../dsl.ts';
import { accountDefault, accountEncrypts, namedKey, SNAPSHOTS, writtenOff } from '../volumes.ts';
import { imageCopy, imported, snapshotCopy } from './facts.ts';
import { facets } from './levels.ts';
import { volumeUses } from './key-uses.ts';

const copy = (fact: typeof snapshotCopy): Store => ({
  levels: [
    when(is('encrypted', true), byKey('key', 'aws', 'declared', namedKey)),
    when(accountEncrypts, level('aws', 'default', accountDefault)),
    when(any(...SNAPSHOTS.map((one) => through('source', one, always, 'no'))), startsAs('source', fact, SNAPSHOTS)),
    // An id that is written out is outside of the project.
    when(matches('source', '^(ami|snap)-'), eitherOf(['none', 'aws', 'customer'], 'default', fact)),
    when(all(not(present('source')), is('encrypted', false)), level('none', 'declared', writtenOff)),
    when(not(present('source')), level('none', 'default', imported)),
    otherwise(inherits('source', fact)),
  ],
  raise: [raise('aws', { encrypted: true }), raise('customer', { encrypted: true, key: '$key' })],
  switches: ['encrypted'],
  key: 'key',
  canBeOff: true,
});

export const snapshotCopies = kind('ebs-snapshot-copy', () => ({
  noun: 'EBS snapshot copy',
  facets,
  types: {
    aws_ebs_snapshot_copy: {
      facets: { encrypted: 'encrypted', key: 'kms_key_id', source: 'source_snapshot_id' },
      impact: { '*': 'replaces' },
    },
    aws_ebs_snapshot_import: {
      // A disk image comes without encryption of AWS.
      facets: { encrypted: 'encrypted', key: 'kms_key_id' },
      impact: { '*': 'replaces' },
    },
  },
  keyUses: volumeUses,
  store: copy(snapshotCopy),
  why: 'A copy is the moment to encrypt: a plain copy of an unencrypted snapshot is unencrypted, in whatever Region it lands.',
}));
export const imageCopies = kind('ebs-image-copy', () => ({
  noun: 'AMI copy',
  facets,
  types: {
    aws_ami_copy: {
      facets: { encrypted: 'encrypted', key: 'kms_key_id', source: 'source_ami_id' },
      impact: { '*': 'replaces' },
    },
  },
  keyUses: volumeUses,
  store: copy(imageCopy),
  why: "Every volume launched from the copy is as encrypted as the copy's snapshots are.",
}));

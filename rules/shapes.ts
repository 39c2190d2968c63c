/** Stores that many services share: encrypted anyway and only the key is yours; or off unless switched on. */
import {
  all,
  always,
  byKey,
  documented,
  eitherOf,
  inherits,
  is,
  level,
  not,
  oneOf,
  otherwise,
  present,
  raise,
  through,
  when,
} from './dsl.ts';
import type { Clause, Control, Fact, OnlyIf, Scalar, Store } from './dsl.ts';

type Level = 'service' | 'aws';

/** A final snapshot is taken when the database is removed. Facets `finalSnapshot` and `skipsSnapshot`. */
export const leavesSnapshot = all(present('finalSnapshot'), not(is('skipsSnapshot', true)));

/** Always encrypted; `without` is the level when no key is named. */
export function keyedStore(
  without: Level,
  fact: Fact,
  controls: readonly Control[] = [],
  more: Partial<Store> = {},
): Store {
  return {
    levels: [otherwise(byKey('key', without, 'default', fact))],
    raise: [raise('customer', { key: '$key' })],
    switches: [],
    key: 'key',
    canBeOff: false,
    controls: { 'kms-key': controls, 'customer-key': controls },
    ...more,
  };
}

/** Without a key, one of several levels, and nothing tells which; where `none` is one of them, it can be off. */
export const keyedStoreOf = (
  levels: Parameters<typeof eitherOf>[0],
  fact: Fact,
  controls: readonly Control[] = [],
): Store => {
  const canBeOff = levels.includes('none');
  return keyedStore('service', fact, controls, {
    levels: [
      when(present('key'), byKey('key', canBeOff ? 'none' : 'service', 'default', fact)),
      otherwise(eitherOf(levels, 'default', fact)),
    ],
    canBeOff,
  });
};
/** Always encrypted; whose key is used when none is named is not known: the service's, or an AWS-managed one. */
export const keyedStoreOfEither = (fact: Fact, controls: readonly Control[] = []): Store =>
  keyedStoreOf(['service', 'aws'], fact, controls);

export interface Switched {
  /** The level when it is on and no key is named. */
  readonly onWithout: Level;
  readonly on: Fact;
  readonly off: Fact;
  /** What absence of the switch means; the same as off unless said. */
  readonly absent?: Clause;
  /** Clauses that are asked before the switch. */
  readonly before?: readonly Clause[];
  readonly controls?: readonly Control[];
  /** Where it can be turned on at all. */
  readonly onlyIf?: OnlyIf;
}

/** Facets `encrypted` (a flag) and `key`. */
export function switchedStore(
  { onWithout, on, off, absent, before = [], controls = [], onlyIf }: Switched,
  more: Partial<Store> = {},
): Store {
  return {
    levels: [
      ...before,
      when(is('encrypted', true), byKey('key', onWithout, 'declared', on)),
      when(is('encrypted', false), level('none', 'declared', off)),
      absent ?? otherwise(level('none', 'default', off)),
    ],
    raise: [
      raise(onWithout, { encrypted: true }, { ...(onlyIf && { onlyIf }) }),
      raise('customer', { encrypted: true, key: '$key' }, { ...(onlyIf && { onlyIf }) }),
    ],
    switches: ['encrypted'],
    key: 'key',
    canBeOff: true,
    controls: { encrypted: controls },
    ...more,
  };
}

const bucketDecides = documented(
  'nothing asks for a key, so the default of the bucket applies: keys of S3 unless it names another',
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html',
);
/** The bucket is one of the project, and its own level is known. */
export const inBucketOfProject = through('bucket', 's3-bucket', always, 'no');
export const asBucket = inherits('bucket', bucketDecides, 's3-bucket', 'service');

/** Objects that a service writes to a bucket, with the key named or else as the bucket does. Facets `key` and `bucket`. */
export const objectsStore = (fact: Fact, controls: readonly Control[] = [], more: Partial<Store> = {}): Store => ({
  levels: [when(present('key'), byKey('key', 'service', 'declared', fact)), otherwise(asBucket)],
  raise: [raise('customer', { key: '$key' })],
  switches: [],
  key: 'key',
  canBeOff: false,
  controls: { 'customer-key': controls },
  ...more,
});

/** Objects whose encryption has a mode: keys of S3, or KMS. Facets `mode`, `key` and `bucket`; not written, the bucket decides. */
export const modedObjectsStore = (
  { s3, kms }: { readonly s3: string; readonly kms: readonly [string, ...string[]] },
  fact: Fact,
  controls: readonly Control[] = [],
  more: Partial<Store> = {},
): Store => ({
  levels: [
    when(oneOf('mode', ...kms), byKey('key', 'aws', 'declared', fact)),
    when(is('mode', s3), level('service', 'declared', fact)),
    when(inBucketOfProject, asBucket),
    otherwise(eitherOf(['service', 'aws', 'customer'], 'default', bucketDecides)),
  ],
  raise: [raise('service', { mode: s3 }), raise('customer', { mode: kms[0], key: '$key' })],
  switches: ['mode'],
  key: 'key',
  canBeOff: false,
  controls: { declared: controls, 'customer-key': controls },
  ...more,
});

/** Always encrypted, with a key that the service owns or with one of yours, by a word of `mode`. Facets `mode` and `key`. */
export const ownedOrYours = (
  { owned, yours }: { readonly owned: Scalar; readonly yours: Scalar },
  fact: Fact,
  controls: readonly Control[] = [],
): Store =>
  keyedStore('service', fact, controls, {
    levels: [
      when(is('mode', owned), level('service', 'declared', fact)),
      otherwise(byKey('key', 'service', 'default', fact)),
    ],
    raise: [raise('customer', { mode: yours, key: '$key' })],
  });

/** Off unless a mode of KMS is written; `none` says in words that it is off. Facets `mode` and `key`. */
export const modedStore = (
  { kms, none }: { readonly kms: readonly [string, ...string[]]; readonly none: string },
  { on, off }: { readonly on: Fact; readonly off: Fact },
  controls: readonly Control[] = [],
  more: Partial<Store> = {},
): Store => ({
  levels: [
    when(oneOf('mode', ...kms), byKey('key', 'aws', 'declared', on)),
    when(is('mode', none), level('none', 'declared', off)),
    otherwise(level('none', 'default', off)),
  ],
  raise: [raise('aws', { mode: kms[0] }), raise('customer', { mode: kms[0], key: '$key' })],
  switches: ['mode'],
  key: 'key',
  canBeOff: true,
  controls: { encrypted: controls },
  ...more,
});

export interface GlobalCluster {
  /** Kind of the member clusters; one that a global cluster is made from hands its level on. */
  readonly memberKind: string;
  readonly made: Fact;
  readonly on: Fact;
  readonly absent: { readonly level: 'none' | 'service'; readonly fact: Fact };
}
/** A global cluster: a switch for all its members, which name the keys of their Regions. Facets `encrypted` and `source`. */
export const globalClusterStore = (
  { memberKind, made, on, absent }: GlobalCluster,
  more: Partial<Store> = {},
): Store => ({
  levels: [
    when(present('source'), inherits('source', made, memberKind)),
    when(is('encrypted', true), level('aws', 'declared', on)),
    otherwise(level(absent.level, 'default', absent.fact)),
  ],
  raise: [raise('aws', { encrypted: true })],
  switches: ['encrypted'],
  canBeOff: absent.level === 'none',
  ...more,
});

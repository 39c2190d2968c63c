/** Stores whose key counts only beside a word that asks for it: `EncryptionType: KMS`, `Type: CUSTOMER_MANAGED_KEY`. */
import { byKey, eitherOf, inherits, level, oneOf, otherwise, present, raise, when } from './dsl.ts';
import type { Control, Fact, Store } from './dsl.ts';

interface Typed {
  /** Words that ask for a key of KMS; the first is what a fix writes. */
  readonly words: readonly [string, ...string[]];
  /** What another word, or none, comes to. */
  readonly fact: Fact;
  readonly without?: 'service' | 'aws' | 'either';
  /** The store that decides when nothing is said here: the facet that refers to it, and its kind. */
  readonly from?: { readonly facet: string; readonly kind: string; readonly fact: Fact };
  readonly controls?: readonly Control[];
}

/** Facets `type` and `key`. Always encrypted; a key is named under one of the words, or the service uses its own. */
export function typedStore(
  { words, fact, without = 'service', from, controls = [] }: Typed,
  more: Partial<Store> = {},
): Store {
  const asked = oneOf('type', ...words);
  return {
    levels: [
      // A word without a key is refused by the service, or means its own.
      when(asked, byKey('key', 'service', 'declared', fact)),
      when(present('type'), own(without, 'declared', fact)),
      otherwise(from ? inherits(from.facet, from.fact, from.kind, 'service') : own(without, 'default', fact)),
    ],
    raise: [raise('customer', { key: '$key' }, { when: asked }), raise('customer', { type: words[0], key: '$key' })],
    switches: [],
    key: 'key',
    canBeOff: false,
    controls: { 'kms-key': controls, 'customer-key': controls },
    ...more,
  };
}

const own = (without: 'service' | 'aws' | 'either', basis: 'declared' | 'default', fact: Fact) =>
  without === 'either' ? eitherOf(['service', 'aws'], basis, fact) : level(without, basis, fact);

/** Facet `key`; without one, what is delivered into a bucket is as the bucket is. `bucket` refers to it where a type names one. */
export function intoBucket(fact: Fact, more: Partial<Store> = {}): Store {
  return {
    levels: [
      when(present('key'), byKey('key', 'service', 'declared', fact)),
      otherwise(inherits('bucket', fact, 's3-bucket', 'service')),
    ],
    raise: [raise('customer', { key: '$key' })],
    switches: [],
    key: 'key',
    canBeOff: false,

    ...more,
  };
}

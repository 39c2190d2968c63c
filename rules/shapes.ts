/** Stores that many services share: encrypted anyway and only the key is yours; or off unless switched on. */
import { AT_REST, byKey, eitherOf, is, level, otherwise, present, raise, when } from './dsl.ts';
import type { Clause, Control, Fact, Store } from './dsl.ts';

type Level = 'service' | 'aws';

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
    controls: { 'kms-key': [...controls, ...AT_REST], 'customer-key': [...controls, ...AT_REST] },
    ...more,
  };
}

/** Always encrypted; whose key is used when none is named is not known: the service's, or an AWS-managed one. */
export const keyedStoreOfEither = (fact: Fact, controls: readonly Control[] = []): Store =>
  keyedStore('service', fact, controls, {
    levels: [
      when(present('key'), byKey('key', 'service', 'default', fact)),
      otherwise(eitherOf(['service', 'aws'], 'default', fact)),
    ],
  });

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
}

/** Facets `encrypted` (a flag) and `key`. */
export function switchedStore(
  { onWithout, on, off, absent, before = [], controls = [] }: Switched,
  more: Partial<Store> = {},
): Store {
  return {
    levels: [
      ...before,
      when(is('encrypted', true), byKey('key', onWithout, 'declared', on)),
      when(is('encrypted', false), level('none', 'declared', off)),
      absent ?? otherwise(level('none', 'default', off)),
    ],
    raise: [raise(onWithout, { encrypted: true }), raise('customer', { encrypted: true, key: '$key' })],
    switches: ['encrypted'],
    key: 'key',
    canBeOff: true,
    controls: { encrypted: [...controls, ...AT_REST] },
    ...more,
  };
}

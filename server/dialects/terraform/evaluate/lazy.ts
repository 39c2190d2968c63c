import type { Site } from '../../../model/source.ts';
import { unknown } from '../../../model/value.ts';
import type { ListValue, MapEntry, Value } from '../../../model/value.ts';

const circular = unknown('it refers to itself', false);

class LazyEntry {
  readonly key: string;
  readonly keySite?: Site;
  #compute: (() => Value) | undefined;
  #value: Value | undefined;
  constructor(key: string, compute: () => Value, keySite: Site | undefined) {
    this.key = key;
    if (keySite) this.keySite = keySite;
    this.#compute = compute;
  }
  get value(): Value {
    const compute = this.#compute;
    if (!compute) return this.#value ?? circular;
    this.#compute = undefined;
    this.#value = compute();
    return this.#value;
  }
}

/** An entry whose value is worked out when it is first asked for. */
export const lazyEntry = (key: string, compute: () => Value, keySite?: Site): MapEntry =>
  new LazyEntry(key, compute, keySite);

/** A list whose items are made of those of another when they are first asked for. */
export function lazyList(list: ListValue, map: (item: Value) => Value): ListValue {
  let items: readonly Value[] | undefined;
  return {
    ...list,
    get items() {
      items ??= list.items.map(map);
      return items;
    },
  };
}

import type { Site } from '../../model/source.ts';
import type { Guard } from '../../model/condition.ts';
import type { Hop } from '../../model/hop.ts';
import type { Arm, MapEntry, Value } from '../../model/value.ts';

/** The same value, reached over more hops and, if a site is given, standing there. Stays as lazy as it was. */
export function retrace(value: Value, hops: readonly Hop[], site?: Site): Value {
  if (hops.length === 0 && site === undefined) return value;
  const from = hops.length === 0 ? value.from : [...hops, ...value.from];
  const place = site ?? value.site;
  const traced = place ? { from, site: place } : { from };
  switch (value.is) {
    case 'known':
    case 'absent':
    case 'unknown':
    case 'reference':
      return { ...value, ...traced };
    case 'map':
      return lazyMap(() => value.entries, { ...openOf(value), ...traced });
    case 'list':
      return lazyList(() => (site ? value.items.map((item) => retrace(item, [], site)) : value.items), {
        ...openOf(value),
        ...traced,
      });
    case 'branches': {
      const arms = value.arms.map((arm) => lazyArm(arm.when, () => retrace(arm.value, hops, site)));
      return { is: 'branches', arms, ...traced };
    }
  }
}

const openOf = (value: { readonly open?: string }): { readonly open?: string } =>
  value.open === undefined ? {} : { open: value.open };

interface Rest {
  readonly from: readonly Hop[];
  readonly site?: Site;
  readonly open?: string;
}
/** A map whose entries are worked out when they are first read. */
export function lazyMap(make: () => readonly MapEntry[], rest: Rest): Value {
  let entries: readonly MapEntry[] | undefined;
  return {
    is: 'map',
    ...rest,
    get entries() {
      return (entries ??= make());
    },
  };
}
export function lazyList(make: () => readonly Value[], rest: Rest): Value {
  let items: readonly Value[] | undefined;
  return {
    is: 'list',
    ...rest,
    get items() {
      return (items ??= make());
    },
  };
}
export function lazyEntry(key: string, keySite: Site | undefined, make: () => Value): MapEntry {
  let value: Value | undefined;
  const get = (): Value => (value ??= make());
  if (!keySite) {
    return {
      key,
      get value() {
        return get();
      },
    };
  }
  return {
    key,
    keySite,
    get value() {
      return get();
    },
  };
}
export function lazyArm(when: Guard, make: () => Value): Arm {
  let value: Value | undefined;
  return {
    when,
    get value() {
      return (value ??= make());
    },
  };
}

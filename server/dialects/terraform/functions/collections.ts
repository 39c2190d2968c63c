import { known, unknown } from '../../../model/value.ts';
import type { MapEntry, MapValue, Value } from '../../../model/value.ts';
import { access } from '../evaluate/access.ts';
import { asText, isNull, isUnread } from '../evaluate/coerce.ts';
import { sorted } from '../evaluate/comprehension.ts';
import { isEncoded } from '../evaluate/encoded.ts';
import { failure, isFailure } from '../evaluate/failure.ts';
import { hopsOf, notKnown } from '../evaluate/trace.ts';
import { ascii, at, computed, isList, listOf, notAList, passOn } from './builtin.ts';
import type { Builtins } from './builtin.ts';

const isMap = (value: Value): value is MapValue => value.is === 'map' && !isEncoded(value);
const notAMap = (value: Value): Value =>
  value.is === 'unknown' || value.is === 'reference'
    ? passOn(notKnown(value, false), false)
    : failure('a map is needed');

export const collections: Builtins = {
  length: (args) => {
    const value = at(args, 0);
    if (isList(value) || isMap(value)) {
      if (value.open !== undefined) return notKnown(value, true);
      return computed(isList(value) ? value.items.length : value.entries.length, args);
    }
    const text = asText(value);
    if (isUnread(text)) return passOn(text);
    return computed(ascii(text) ? text.length : undefined, args);
  },
  lookup: (args) => {
    const map = at(args, 0);
    const key = asText(at(args, 1));
    if (!isMap(map)) return notAMap(map);
    if (isUnread(key)) return passOn(key, false);
    const found = access(map, key);
    return isFailure(found) && args.length > 2 ? at(args, 2) : found;
  },
  merge: (args) => merge(args),
  keys: (args) => {
    const map = at(args, 0);
    if (!isMap(map)) return notAMap(map);
    return listOf(
      sorted(map.entries).map(({ key }) => known(key)),
      args,
      map.open,
    );
  },
  values: (args) => {
    const map = at(args, 0);
    if (!isMap(map)) return notAMap(map);
    return listOf(
      sorted(map.entries).map(({ value }) => value),
      args,
      map.open,
    );
  },
  zipmap: (args) => {
    const keys = at(args, 0);
    const values = at(args, 1);
    if (!isList(keys)) return notAList(keys);
    if (!isList(values)) return notAList(values);
    if (keys.open !== undefined || values.open !== undefined)
      return notKnown(keys.open === undefined ? values : keys, true);
    if (keys.items.length !== values.items.length) return failure('lists of different lengths');
    const texts = keys.items.map(asText);
    const unread = texts.find(isUnread);
    if (unread) return passOn(unread);
    const names = texts.filter((text) => typeof text === 'string');
    const found = new Map(names.map((name, index) => [name, at(values.items, index)]));
    return mapOf(
      [...found].map(([key, value]) => ({ key, value })),
      args,
    );
  },
  /** The first argument that is neither null nor empty. */
  coalesce: (args) => {
    for (const value of args) {
      if (isNull(value) || (value.is === 'known' && value.value === '')) continue;
      return value.is === 'unknown' ? notKnown(value, true) : value;
    }
    return failure('all arguments are null or empty');
  },
};

const mapOf = (entries: readonly MapEntry[], args: readonly Value[], open?: string): MapValue => ({
  is: 'map',
  entries,
  from: hopsOf(args),
  ...(open !== undefined && { open }),
});

/** Later maps win. What comes before a map that is not known whole may be overwritten by it. */
function merge(args: readonly Value[]): Value {
  const found = new Map<string, MapEntry>();
  let open: string | undefined;
  for (const map of args) {
    if (isNull(map)) continue;
    if (isFailure(map) || map.is === 'known' || isList(map)) return isFailure(map) ? map : failure('a map is needed');
    const missing = isMap(map) ? map.open : notKnown(map, true).reason;
    if (missing !== undefined) {
      open ??= missing;
      for (const [key, entry] of found) found.set(key, { ...entry, value: unknown(missing, true) });
    }
    if (isMap(map)) for (const entry of map.entries) found.set(entry.key, entry);
  }
  return mapOf([...found.values()], args, open);
}

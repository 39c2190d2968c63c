import { known, unknown } from '../../../model/value.ts';
import type { Hop } from '../../../model/hop.ts';
import type { Value } from '../../../model/value.ts';
import { asNumber, asText, asTruth, isNull, isUnread } from '../evaluate/coerce.ts';
import type { Unread } from '../evaluate/coerce.ts';
import { isEncoded } from '../evaluate/encoded.ts';
import { failure } from '../evaluate/failure.ts';
import { derived, notKnown } from '../evaluate/trace.ts';
import type { Scalar } from '../../../model/source.ts';
import { at, isList, passOn } from './builtin.ts';
import type { Builtin, Builtins } from './builtin.ts';
import { setOf, unifyItems } from './sets.ts';

/** Null stays null. */
const converting =
  (read: (value: Value) => Scalar | Unread): Builtin =>
  (args) => {
    const value = at(args, 0);
    if (isNull(value)) return value;
    const result = read(value);
    return isUnread(result) ? passOn(result, false) : derived(result, args);
  };

export const conversions: Builtins = {
  tostring: converting(asText),
  tonumber: converting(asNumber),
  tobool: converting(asTruth),
  tolist: (args) => {
    const list = at(args, 0);
    if (isNull(list)) return list;
    return isList(list) ? { ...list, items: unifyItems(list.items) } : passAlong(list);
  },
  toset: (args) => {
    const list = at(args, 0);
    if (isNull(list)) return list;
    return isList(list) ? setOf(list.items, args, list.open) : passAlong(list);
  },
  tomap: (args) => {
    const map = at(args, 0);
    if (isNull(map)) return map;
    if (map.is !== 'map' || isEncoded(map)) return passAlong(map);
    const values = unifyItems(map.entries.map(({ value }) => value));
    return { ...map, entries: map.entries.map(({ key }, index) => ({ key, value: at(values, index) })) };
  },
  /** A value marked so is not for the eyes of a reader; a switch gives nothing away. */
  sensitive: (args) => hidden(at(args, 0)),
  nonsensitive: (args) => at(args, 0),
  ephemeralasnull: () => known(null),
};

const passAlong = (value: Value): Value =>
  value.is === 'unknown' || value.is === 'reference' ? notKnown(value, false) : failure('a collection is needed');

export function hidden(value: Value): Value {
  const from = [...value.from, marked];
  const isWithheld =
    value.is === 'list' || value.is === 'map' || (value.is === 'known' && typeof value.value === 'string');
  if (isWithheld) return unknown('it is marked as sensitive', true, undefined, from);
  return value.is === 'known' || value.is === 'unknown' ? { ...value, from } : value;
}
const marked: Hop = { via: 'function', of: { is: 'secret' } };

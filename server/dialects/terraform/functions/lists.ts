import { known } from '../../../model/value.ts';
import type { ListValue, Truth, Value } from '../../../model/value.ts';
import { asNumber, asText, asTruth, isNull, isUnread } from '../evaluate/coerce.ts';
import { failure, isFailure } from '../evaluate/failure.ts';
import { equal } from '../evaluate/operators.ts';
import { notKnown, through } from '../evaluate/trace.ts';
import { at, computed, isList, listOf, notAList, passOn } from './builtin.ts';
import type { Builtin, Builtins } from './builtin.ts';
import { setOf, unifyItems, unique } from './sets.ts';

/** Terraform's own limit. */
const longestRange = 1024;

/** A function of one list that must be known whole. */
const ofWhole =
  (compute: (items: readonly Value[], args: readonly Value[]) => Value): Builtin =>
  (args) => {
    const list = at(args, 0);
    if (!isList(list)) return notAList(list);
    if (list.open !== undefined) return notKnown(list, false);
    const result = compute(list.items, args);
    return list.items.includes(result) ? through(list.from, result) : result;
  };

export const lists: Builtins = {
  concat: (args) => {
    const wrong = args.find((arg) => !isList(arg) && arg.is !== 'unknown' && arg.is !== 'reference');
    if (wrong) return failure('a list is needed');
    const open = args.find((arg) => !isList(arg) || arg.open !== undefined);
    return listOf(
      args.flatMap((arg) => (isList(arg) ? arg.items : [])),
      args,
      open && notKnown(open, true).reason,
    );
  },
  flatten: (args) => {
    const list = at(args, 0);
    return isList(list) ? flatten(list, args) : notAList(list);
  },
  distinct: ofWhole((items, args) => {
    const once = unique(unifyItems(items));
    return listOf(once.items, args, once.open ? 'some items are not known' : undefined);
  }),
  compact: ofWhole((items, args) => {
    const open = items.find(({ is }) => is !== 'known' && is !== 'absent');
    const kept = items.filter((item) => !isNull(item) && !(item.is === 'known' && item.value === ''));
    return listOf(kept, args, open && notKnown(open, true).reason);
  }),
  reverse: ofWhole((items, args) => listOf([...items].reverse(), args)),
  sort: ofWhole((items, args) => {
    const texts = items.map(asText);
    const unread = texts.find(isUnread);
    if (unread) return passOn(unread);
    return listOf(
      texts
        .map(String)
        .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
        .map((text) => known(text)),
      args,
    );
  }),
  slice: ofWhole((items, args) => {
    const start = asNumber(at(args, 1));
    const end = asNumber(at(args, 2));
    if (isUnread(start)) return passOn(start);
    if (isUnread(end)) return passOn(end);
    if (start < 0 || end > items.length || start > end) return failure('the list has no such part');
    return listOf(items.slice(start, end), args);
  }),
  element: ofWhole((items, args) => {
    const index = asNumber(at(args, 1));
    if (isUnread(index)) return passOn(index, false);
    if (items.length === 0 || index < 0) return failure('the list has no such item');
    return at(items, index % items.length);
  }),
  index: ofWhole((items, args) => {
    const hits = items.map((item) => equal(item, at(args, 1)));
    const first = hits.findIndex((hit) => hit !== false);
    const hit = hits[first];
    if (hit === undefined) return failure('the list does not contain it');
    return hit === true ? computed(first, args) : notKnown(at(items, first), true);
  }),
  one: ofWhole((items) => (items.length > 1 ? failure('there are several items') : at(items, 0))),
  contains: (args) => {
    const list = at(args, 0);
    if (!isList(list)) return notAList(list);
    const hits = list.items.map((item) => equal(item, at(args, 1)));
    if (hits.includes(true)) return computed(true, args);
    const unsure = hits.find((hit) => typeof hit !== 'boolean');
    if (unsure !== undefined && typeof unsure !== 'boolean') return isFailure(unsure) ? unsure : notKnown(unsure, true);
    return list.open === undefined ? computed(false, args) : notKnown(list, true);
  },
  alltrue: (args) => quantified(args, 'no'),
  anytrue: (args) => quantified(args, 'yes'),
  coalescelist: (args) => {
    for (const list of args) {
      if (isNull(list)) continue;
      if (!isList(list)) return notAList(list);
      if (list.items.length > 0) return list;
      if (list.open !== undefined) return notKnown(list, true);
    }
    return failure('all lists are empty');
  },
  range: (args) => {
    const values = args.map(asNumber);
    const unread = values.find(isUnread);
    if (unread) return passOn(unread);
    const items = range(values.map(Number));
    return items
      ? listOf(
          items.map((item) => known(item)),
          args,
        )
      : failure('the range is too long');
  },
  setunion: (args) => {
    const open = args.find((arg) => !isList(arg) || arg.open !== undefined);
    return setOf(
      args.flatMap((arg) => (isList(arg) ? arg.items : [])),
      args,
      open && notKnown(open, true).reason,
    );
  },
};

function flatten(list: ListValue, args: readonly Value[]): Value {
  let { open } = list;
  const flat = (items: readonly Value[], depth: number): readonly Value[] =>
    items.flatMap((item) => {
      if (item.is === 'unknown' || item.is === 'branches' || depth > 20) open ??= notKnown(item, true).reason;
      if (!isList(item) || depth > 20) return [item];
      open ??= item.open;
      return flat(item.items, depth + 1);
    });
  const items = flat(list.items, 0);
  return listOf(items, args, open);
}

/** `decisive` is the truth of one item that decides alone. */
function quantified(args: readonly Value[], decisive: Truth): Value {
  const list = at(args, 0);
  if (!isList(list)) return notAList(list);
  const truths = list.items.map((item) => (isNull(item) ? false : asTruth(item)));
  const failed = truths.find((truth) => isUnread(truth) && isFailure(truth));
  if (isUnread(failed)) return failed;
  const stop = decisive === 'yes';
  if (truths.includes(stop)) return computed(stop, args);
  const unsure = truths.find(isUnread) ?? (list.open === undefined ? undefined : list);
  return unsure ? notKnown(unsure, true) : computed(!stop, args);
}

function range(bounds: readonly number[]): readonly number[] | undefined {
  const [first = 0, second, third] = bounds;
  const start = second === undefined ? 0 : first;
  const limit = second ?? first;
  const step = third ?? (limit < start ? -1 : 1);
  if (step === 0) return undefined;
  const items: number[] = [];
  for (let value = start; step > 0 ? value < limit : value > limit; value += step) {
    items.push(value);
    if (items.length > longestRange) return undefined;
  }
  return items;
}

import { known, unknown } from '../../../model/value.ts';
import type { ListValue, Value } from '../../../model/value.ts';
import type { Scalar } from '../../../model/source.ts';
import { asNumber, asText, isUnread, maximumItems, maximumText } from '../evaluate/coerce.ts';
import type { Unread } from '../evaluate/coerce.ts';
import { isEncoded } from '../evaluate/encoded.ts';
import { failure, isFailure } from '../evaluate/failure.ts';
import { boundedList } from '../evaluate/weight.ts';
import { derived, hopsOf, notKnown } from '../evaluate/trace.ts';

/** What is known of a function: from argument values without cases to a value. */
export type Builtin = (args: readonly Value[]) => Value;
export type Builtins = Readonly<Record<string, Builtin>>;

const nothing = known(null);
export const at = (args: readonly Value[], index: number): Value => args[index] ?? nothing;

/** The answer when an argument can't be read. */
export const passOn = (unread: Unread, present = true): Value =>
  isFailure(unread) ? unread : notKnown(unread, present);

/** A function of texts alone; the number of arguments is checked. */
export const ofTexts =
  (least: number, most: number, compute: (...texts: string[]) => Scalar | undefined): Builtin =>
  (args) => {
    if (args.length < least || args.length > most) return failure('wrong number of arguments');
    const texts = args.map(asText);
    const unread = texts.find(isUnread);
    if (unread) return passOn(unread);
    return computed(compute(...texts.filter((text) => typeof text === 'string')), args);
  };

export const ofNumbers =
  (least: number, most: number, compute: (...numbers: number[]) => number | undefined): Builtin =>
  (args) => {
    if (args.length < least || args.length > most) return failure('wrong number of arguments');
    const numbers = args.map(asNumber);
    const unread = numbers.find(isUnread);
    if (unread) return passOn(unread);
    return computed(compute(...numbers.filter((number) => typeof number === 'number')), args);
  };

/** A scalar result; undefined is not known exactly. */
export function computed(result: Scalar | undefined, args: readonly Value[]): Value {
  if (result === undefined || (typeof result === 'number' && !Number.isFinite(result))) {
    return unknown('the function is not worked out for these arguments', true, undefined, hopsOf(args));
  }
  if (typeof result === 'string' && result.length > maximumText) return unknown('the text is too long', true);
  return derived(result, args);
}

export const isList = (value: Value): value is ListValue => value.is === 'list' && !isEncoded(value);

/** A list of items; longer ones are open. */
export function listOf(items: readonly Value[], args: readonly Value[], open?: string): ListValue {
  const reason = items.length > maximumItems ? 'the list is too long' : open;
  const kept = items.length > maximumItems ? items.slice(0, maximumItems) : items;
  return boundedList(kept, hopsOf(args), reason);
}

/** Why a value is no readable list: not known, or not a list. */
export const notAList = (value: Value): Value =>
  value.is === 'unknown' || value.is === 'reference' ? passOn(notKnown(value, true)) : failure('a list is needed');

export const ascii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);

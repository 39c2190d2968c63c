import { unknown } from '../../../model/value.ts';
import type { Value } from '../../../model/value.ts';
import { asNumber, asText, asTruth, isNull, isUnread } from '../evaluate/coerce.ts';
import type { Unread } from '../evaluate/coerce.ts';
import { jsonText, toPlain } from '../evaluate/encoded.ts';
import { failure, isFailure } from '../evaluate/failure.ts';
import { notKnown } from '../evaluate/trace.ts';
import { computed, passOn } from './builtin.ts';

const verb = /%(?:%|(-?)(0?)([0-9]{0,2})(?:\.([0-9]))?([a-zA-Z#]))/g;

/** `format` for the verbs in common use; others leave the result open. */
export function format(pattern: Value, args: readonly Value[]): Value {
  const template = asText(pattern);
  if (isUnread(template)) return passOn(template);
  let next = 0;
  let trouble: Unread | undefined;
  const text = template.replace(
    verb,
    (whole, left: string, zero: string, width: string, digits: string | undefined, letter: string | undefined) => {
      if (letter === undefined) return '%';
      const arg = args[next++];
      const shown = arg ? show(letter, digits, arg) : failure('an argument is missing');
      if (typeof shown === 'string') return pad(shown, Number(width), left === '-', zero === '0');
      trouble = isFailure(shown) ? shown : (trouble ?? shown);
      return whole;
    },
  );
  if (trouble) return passOn(trouble);
  return next < args.length ? failure('too many arguments') : computed(text, [pattern, ...args]);
}

const pad = (text: string, width: number, left: boolean, zero: boolean): string =>
  left ? text.padEnd(width) : zero ? text.padStart(width, '0') : text.padStart(width);

function show(letter: string, digits: string | undefined, value: Value): string | Unread {
  if (isNull(value)) return unknown('null is formatted', true);
  if (letter === 's' || letter === 'v') return digits === undefined ? plainly(value) : notKnown(value, true);
  if (letter === 'd') {
    const number = asNumber(value);
    return typeof number === 'number' ? String(Math.trunc(number)) : number;
  }
  if (letter === 't') {
    const truth = asTruth(value);
    return typeof truth === 'boolean' ? String(truth) : truth;
  }
  if (letter === 'q') {
    const text = asText(value);
    return typeof text === 'string' ? JSON.stringify(text) : text;
  }
  if (letter === 'x' || letter === 'X') {
    const number = asNumber(value);
    if (typeof number !== 'number') return number;
    const digits16 = Number.isSafeInteger(number) && number >= 0 ? number.toString(16) : undefined;
    if (digits16 !== undefined) return letter === 'x' ? digits16 : digits16.toUpperCase();
  }
  return unknown(`the verb %${letter} is not worked out`, true);
}

function plainly(value: Value): string | Unread {
  if (value.is !== 'list' && value.is !== 'map') return asText(value);
  const plain = toPlain(value);
  return plain === undefined ? notKnown(value, true) : jsonText(plain);
}

import type { Value } from '../../../model/value.ts';
import { asNumber, asText, asTruth, isUnread } from '../evaluate/coerce.ts';
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
  return notKnown(value, true);
}

function plainly(value: Value): string | Unread {
  if (value.is !== 'list' && value.is !== 'map')
    return value.is === 'known' && value.value === null ? 'null' : asText(value);
  const plain = toPlain(value);
  return plain === undefined ? notKnown(value, true) : jsonText(plain);
}

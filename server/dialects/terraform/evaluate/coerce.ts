import type { UnknownValue, Value } from '../../../model/value.ts';
import { isEncoded, jsonText, decode, toPlain } from './encoded.ts';
import { failure } from './failure.ts';
import { notKnown } from './trace.ts';

/** An argument that can't be read: not known, or of a wrong type. */
export type Unread = UnknownValue;
export const isUnread = (value: unknown): value is Unread =>
  typeof value === 'object' && value !== null && 'is' in value && value.is === 'unknown';

/** Longer texts and lists are not worked with. */
export const maximumText = 100_000;
export const maximumItems = 2_000;

/** The text that a value is converted to where text is asked for. */
export function asText(value: Value): string | Unread {
  if (isEncoded(value)) {
    const plain = toPlain(decode(value));
    return plain === undefined ? notKnown(value, true) : jsonText(plain);
  }
  if (value.is !== 'known')
    return value.is === 'map' || value.is === 'list' ? failure('text is needed') : unread(value);
  if (value.value === null) return failure('text is needed, and this is null');
  if (typeof value.value === 'number') return numberText(value.value) ?? notKnown(value, true);
  return String(value.value);
}

export function asNumber(value: Value): number | Unread {
  if (value.is !== 'known')
    return value.is === 'map' || value.is === 'list' ? failure('a number is needed') : unread(value);
  if (typeof value.value === 'number') return value.value;
  if (typeof value.value === 'string' && numeric.test(value.value)) return Number(value.value);
  return failure('a number is needed');
}
const numeric = /^-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

const truths = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  ['true', true],
  ['false', false],
  ['1', true],
  ['0', false],
]);
export function asTruth(value: Value): boolean | Unread {
  if (value.is !== 'known')
    return value.is === 'map' || value.is === 'list' ? failure('true or false is needed') : unread(value);
  return truths.get(value.value) ?? failure('true or false is needed');
}

const unread = (value: Value): Unread =>
  value.is === 'unknown'
    ? value
    : value.is === 'absent'
      ? failure('a value is needed, and this is null')
      : notKnown(value, false);

/** Terraform writes numbers without an exponent; undefined for those that lost digits here. */
export function numberText(value: number): string | undefined {
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? String(value) : undefined;
  const text = String(value);
  return /[eE]/.test(text) ? undefined : text;
}

export const isNull = (value: Value): boolean =>
  value.is === 'absent' || (value.is === 'known' && value.value === null);

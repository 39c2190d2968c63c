import type { Json, Scalar } from './source.ts';
import { type KnownValue, known, type Value } from './value.ts';

const maximumText = 200_000;
const maximumDepth = 64;
const seen = new WeakMap<KnownValue, Value>();
const seenOther = new WeakMap<KnownValue, Value>();

/** What a text that is no JSON holds, as plain data; undefined where that is nothing but text. Throws on what can't be read. */
export type PlainReader = (text: string) => Json | undefined;

/** What a text with a JSON object or list in it holds, or one that `other` reads; any other value is itself. */
export function inText(value: Value, other?: PlainReader): Value {
  if (value.is !== 'known' || typeof value.value !== 'string') return value;
  const isJson = /^\s*[[{]/.test(value.value);
  if (!isJson && !(other && LINES.test(value.value))) return value;
  const known = isJson ? seen : seenOther;
  let held = known.get(value);
  if (!held) known.set(value, (held = parse(value.value, value, isJson ? JSON.parse : other)));
  return held;
}

/** A line with a name and a colon, as documents in other notations have. */
const LINES = /^\s*[\w"'-]+\s*:(?:\s|$)/m;

function parse(text: string, value: KnownValue, read: (text: string) => unknown = () => undefined): Value {
  const { from, site } = value;
  const unreadable = (reason: string): Value =>
    site ? { is: 'unknown', reason, present: true, from, site } : { is: 'unknown', reason, present: true, from };
  if (text.length > maximumText) return unreadable('it is too large to read');
  try {
    const plain = read(text);
    return typeof plain === 'object' && plain !== null ? valueOf(plain, 0) : value;
  } catch {
    return unreadable('the document in its text is not valid');
  }
}

function valueOf(json: unknown, depth: number): Value {
  if (depth > maximumDepth) return { is: 'unknown', reason: 'it is nested too deeply', present: true, from: [] };
  if (Array.isArray(json)) return { is: 'list', items: json.map((item) => valueOf(item, depth + 1)), from: [] };
  if (typeof json === 'object' && json !== null) {
    const entries = Object.entries(json).map(([key, value]) => ({ key, value: valueOf(value, depth + 1) }));
    return { is: 'map', entries, from: [] };
  }
  return known(json as Scalar);
}

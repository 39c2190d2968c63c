import type { Scalar } from './source.ts';
import { type KnownValue, known, type Value } from './value.ts';

const maximumText = 200_000;
const maximumDepth = 64;
const seen = new WeakMap<KnownValue, Value>();

/** What a text with a JSON object or list in it holds; any other value is itself. */
export function inText(value: Value): Value {
  if (value.is !== 'known' || typeof value.value !== 'string' || !/^\s*[[{]/.test(value.value)) return value;
  let held = seen.get(value);
  if (!held) seen.set(value, (held = parse(value.value, value)));
  return held;
}

function parse(text: string, { from, site }: KnownValue): Value {
  const unreadable = (reason: string): Value =>
    site ? { is: 'unknown', reason, present: true, from, site } : { is: 'unknown', reason, present: true, from };
  if (text.length > maximumText) return unreadable('it is too large to read');
  try {
    return valueOf(JSON.parse(text), 0);
  } catch {
    return unreadable('it is not valid JSON');
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

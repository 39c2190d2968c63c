import { inText } from '../model/json-text.ts';
import { absent, known } from '../model/value.ts';
import type { MapValue, Value } from '../model/value.ts';

/** Chooses the case of a value; undefined when that is not decided. */
export type Pick = (value: Value) => Value | undefined;

export const at = (map: MapValue, key: string): Value =>
  map.entries.find((entry) => entry.key === key)?.value ?? absent();

export function reasonOf(value: Value, otherwise: string): string {
  if (value.is === 'reference') return `it is what \`${value.address}\` gives`;
  return value.is === 'unknown' ? value.reason : otherwise;
}

/** The value in its case; a text with JSON in it is what it holds. */
export function structure(value: Value, pick: Pick, json = true): Exclude<Value, { is: 'branches' }> {
  const picked = pick(value);
  if (!picked || picked.is === 'branches') {
    return { is: 'unknown', reason: 'it depends on conditions', present: true, from: value.from };
  }
  const text =
    json && picked.is === 'unknown' && picked.shape !== undefined
      ? known(picked.shape, picked.site, picked.from)
      : picked;
  const parsed = json ? inText(text) : picked;
  // A text that is no JSON as far as it is known may be some all the same.
  if (text !== picked && parsed.is !== 'map' && parsed.is !== 'list') return picked;
  return parsed.is === 'branches' ? picked : parsed;
}

import { inText } from '../model/json-text.ts';
import { absent } from '../model/value.ts';
import type { MapValue, Value } from '../model/value.ts';

/** Chooses the case of a value; undefined when that is not decided. */
export type Pick = (value: Value) => Value | undefined;

export const at = (map: MapValue, key: string): Value =>
  map.entries.find((entry) => entry.key === key)?.value ?? absent();

export function reasonOf(value: Value, otherwise: string): string {
  return value.is === 'unknown' ? value.reason : otherwise;
}

/** The value in its case; a text with JSON in it is what it holds. */
export function structure(value: Value, pick: Pick, json = true): Exclude<Value, { is: 'branches' }> {
  const picked = pick(value);
  if (!picked || picked.is === 'branches') {
    return { is: 'unknown', reason: 'it depends on conditions', present: true, from: value.from };
  }
  const parsed = json ? inText(picked) : picked;
  return parsed.is === 'branches' ? picked : parsed;
}

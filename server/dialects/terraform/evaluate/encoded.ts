import type { Json } from '../../../model/source.ts';
import type { ListValue, MapValue, Value } from '../../../model/value.ts';
import { own, put } from '../../../model/own.ts';

/** JSON text that is kept as the structure it stands for, so that an unknown part of it hides no other. */
export type Encoded = (MapValue | ListValue) & { readonly encoded: true };

export const encode = (value: MapValue | ListValue): Encoded => ({ ...value, encoded: true });
export const isEncoded = (value: Value): value is Encoded => 'encoded' in value;

/** The structure behind the text. */
export const decode = (value: Encoded): MapValue | ListValue => {
  const { is, from } = value;
  const open = value.open === undefined ? {} : { open: value.open };
  return is === 'map' ? { is, entries: value.entries, from, ...open } : { is, items: value.items, from, ...open };
};

/** Deeper or larger structures are not turned into text. */
const maximumParts = 2000;

/** The plain data of a value that is known whole; undefined when some of it is not. */
export function toPlain(value: Value): Json | undefined {
  let left = maximumParts;
  const plain = (part: Value, depth: number): Json | undefined => {
    if (left-- <= 0 || depth > 50) return undefined;
    if (part.is === 'known') return part.value;
    if (part.is === 'absent') return null;
    if (part.is === 'list' && !part.open && !isEncoded(part))
      return all(part.items.map((item) => plain(item, depth + 1)));
    if (part.is !== 'map' || part.open !== undefined || isEncoded(part)) return undefined;
    const map = Object.create(null) as Record<string, Json>;
    for (const entry of part.entries) {
      const child = plain(entry.value, depth + 1);
      if (child === undefined) return undefined;
      put(map, entry.key, child);
    }
    return map;
  };
  return plain(value, 0);
}

const all = (items: readonly (Json | undefined)[]): Json | undefined =>
  items.every((item) => item !== undefined) ? items : undefined;

/** JSON as Terraform writes it: keys sorted, `<`, `>` and `&` escaped. */
export function jsonText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return scalarText(value);
  const map = value as Readonly<Record<string, Json>>;
  const keys = Object.keys(map).sort();
  return `{${keys.map((key) => `${scalarText(key)}:${jsonText(own(map, key) ?? null)}`).join(',')}}`;
}

const scalarText = (value: string | number | boolean | null): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

import { JSON_SCHEMA, load } from 'js-yaml';
import type { Json } from '../model/source.ts';

/** Far above any document that a resource takes; aliases of aliases would make millions. */
const mostNodes = 20_000;

/** The data of one YAML document, without places: for documents that stand in a text of their own. Throws on what can't be read. */
export function plainYaml(text: string): Json | undefined {
  let left = mostNodes;
  const plain = (value: unknown): Json => {
    if (left-- <= 0) throw new Error('it holds too much');
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value as Json;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  };
  const found = load(text, { schema: JSON_SCHEMA });
  return found === undefined ? undefined : plain(found);
}

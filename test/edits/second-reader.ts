import {
  CORE_SCHEMA,
  YAML11_SCHEMA,
  defineMappingTag,
  defineScalarTag,
  defineSequenceTag,
  loadAll,
  mergeTag,
} from 'js-yaml';
import type { Schema } from 'js-yaml';

/** Plain data as another reader understands a text; a tag is kept as `{ '!tag': name, value }`. */
export type Data = unknown;

const tagged = (tag: string, value: Data): Data => ({ '!tag': tag, value });
const never = (): boolean => false;
const shortFunctions = [
  defineScalarTag('!', {
    matchByTagPrefix: true,
    identify: never,
    resolve: (source: string, _explicit: boolean, tag: string) => tagged(tag, source),
  }),
  defineSequenceTag('!', {
    matchByTagPrefix: true,
    identify: never,
    create: (tag: string) => ({ tag, items: [] as Data[] }),
    addItem: (carrier, item) => {
      carrier.items.push(item);
    },
    finalize: (carrier) => tagged(carrier.tag, carrier.items),
  }),
  defineMappingTag('!', {
    matchByTagPrefix: true,
    identify: never,
    create: (tag: string) => ({ tag, map: new Map<unknown, Data>() }),
    addPair: (carrier, key, value) => {
      carrier.map.set(key, value);
      return '';
    },
    has: (carrier, key) => carrier.map.has(key),
    keys: () => [],
    get: () => undefined,
    finalize: (carrier) =>
      tagged(carrier.tag, Object.fromEntries([...carrier.map].map(([key, value]) => [String(key), value]))),
  }),
];
const schemas: readonly Schema[] = [
  CORE_SCHEMA.withTags(mergeTag, ...shortFunctions),
  YAML11_SCHEMA.withTags(...shortFunctions),
];

/** Every document of the text, read as YAML 1.2 and as YAML 1.1, or as JSON; undefined when the reader refuses it. */
export function readAgain(text: string, syntax: 'yaml' | 'json'): readonly (readonly Data[])[] | undefined {
  try {
    if (syntax === 'json') return [[JSON.parse(text.replace(/^\ufeff/, ''))]];
    return schemas.map((schema) => loadAll(text, { schema, maxDepth: 300 }));
  } catch {
    return undefined;
  }
}

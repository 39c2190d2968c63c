import { FAILSAFE_SCHEMA, defineMappingTag, defineScalarTag, defineSequenceTag, loadAll } from 'js-yaml';
import type { Node } from '../../server/model/source.ts';
import { dereference } from '../../server/syntax/walk.ts';

/** Text, lists and lists of pairs; tags are kept. What two readers must agree on before either gives scalars a meaning. */
export type Shape =
  string | readonly Shape[] | { readonly tag: string; readonly value: Shape } | ReadonlyMap<Shape, Shape>;

const never = (): boolean => false;
const tagged = (tag: string, value: Shape): Shape => (tag === '!' ? value : { tag, value });
const options = { matchByTagPrefix: true, identify: never } as const;
const map = {
  addPair: (carrier: Map<Shape, Shape>, key: unknown, value: unknown): string => {
    carrier.set(key as Shape, value as Shape);
    return '';
  },
  has: (carrier: Map<Shape, Shape>, key: unknown): boolean => carrier.has(key as Shape),
  keys: (): Iterable<unknown> => [],
  get: (): unknown => undefined,
  identify: never,
};
const schema = FAILSAFE_SCHEMA.withTags(
  defineMappingTag('tag:yaml.org,2002:map', { ...map, create: () => new Map<Shape, Shape>() }),
  defineScalarTag('!', {
    ...options,
    resolve: (source: string, _explicit: boolean, tag: string) => tagged(tag, source),
  }),
  defineSequenceTag('!', {
    ...options,
    create: (tag: string) => ({ tag, items: [] as Shape[] }),
    addItem: (carrier, item) => void carrier.items.push(item as Shape),
    finalize: ({ tag, items }) => tagged(tag, items),
  }),
  defineMappingTag('!', {
    ...options,
    create: (tag: string) => ({ tag, entries: new Map<Shape, Shape>() }),
    addPair: ({ entries }, key, value) => map.addPair(entries, key, value),
    has: ({ entries }, key) => entries.has(key as Shape),
    keys: () => [],
    get: () => undefined,
    finalize: ({ tag, entries }) => tagged(tag, entries),
  }),
);

/** The documents of a text as js-yaml reads them; undefined when it refuses the text. */
export function shapesOf(text: string): Shape[] | undefined {
  try {
    return loadAll(text.replace(/^\uFEFF/, ''), { schema, maxDepth: 500 }) as Shape[];
  } catch {
    return undefined;
  }
}

/** Our tree in the same terms. */
export function shapeOf(written: Node): Shape {
  const node = dereference(written)!;
  const value =
    node.kind === 'scalar'
      ? typeof node.value === 'string'
        ? node.value
        : node.raw
      : node.kind === 'list'
        ? node.items.map(shapeOf)
        : new Map<Shape, Shape>(node.entries.map((entry) => [shapeOf(entry.keyNode), shapeOf(entry.value)]));
  return node.tag?.startsWith('!') === true && !node.tag.startsWith('!!') ? tagged(node.tag, value) : value;
}

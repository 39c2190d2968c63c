import type { Json } from '../../../model/source.ts';
import { type JsonMap, isList, isMap, isScalar, member } from '../../json.ts';
import { isExpression } from './origin.ts';

/** How a place of a resource is written in the plan's configuration. */
export type PlannedSetting =
  /** Not at all: what stands there comes from the provider or the state. */
  | { readonly how: 'unset' }
  /** By an attribute's expression, or inside the value of one. */
  | { readonly how: 'expression'; readonly json: Json }
  | { readonly how: 'inside' }
  /** One nested block; several of the same name. */
  | { readonly how: 'block'; readonly json: JsonMap }
  | { readonly how: 'blocks'; readonly json: readonly Json[] }
  /** That can't be told: the plan has no configuration, or a `dynamic` block wrote it, which a plan does not show. */
  | { readonly how: 'open' };

export const writtenAs = (json: Json | undefined): PlannedSetting => {
  if (json === undefined) return { how: 'unset' };
  if (isList(json)) return { how: 'blocks', json };
  return isMap(json) && !isExpression(json) ? { how: 'block', json } : { how: 'expression', json };
};

/** How a member of a map is written. */
export function writtenAt(written: PlannedSetting, key: string): PlannedSetting {
  switch (written.how) {
    case 'block':
      return writtenAs(member(written.json, key));
    case 'blocks': {
      const [only, ...others] = written.json;
      return others.length === 0 && isMap(only) ? writtenAs(member(only, key)) : { how: 'open' };
    }
    case 'expression':
    case 'inside':
      return { how: 'inside' };
    default:
      return written;
  }
}

/** An item of a plan's list with the block of the configuration that made it. */
export interface Matched {
  /** Index in the plan. */
  readonly index: number;
  /** Index in the configuration; undefined when several blocks may have made it. */
  readonly block: number | undefined;
  readonly written: PlannedSetting;
}

/**
 * Finds the block that made each item. The items of a set are in no order, so blocks are told apart by their constants. The result
 * is in the order of the configuration when every item has a block of its own, so that indexes fit the source.
 */
export function matchItems(written: PlannedSetting, items: readonly (Json | undefined)[]): readonly Matched[] {
  if (written.how !== 'blocks') {
    const inside = written.how === 'expression' ? ({ how: 'inside' } as const) : written;
    return items.map((_, index) => ({ index, block: undefined, written: inside }));
  }
  const matched = items.map((item, index): Matched => {
    const fitting = [...written.json.entries()].filter(([, block]) => fits(block, item));
    const [first, ...others] = fitting;
    if (!first) return { index, block: undefined, written: { how: 'open' } };
    if (others.length === 0) return { index, block: first[0], written: { how: 'block', json: asMap(first[1]) } };
    return {
      index,
      block: undefined,
      written: { how: 'block', json: inCommon(fitting.map(([, block]) => asMap(block))) },
    };
  });
  const blocks = new Set(matched.map(({ block }) => block));
  const oneToOne = blocks.size === items.length && items.length === written.json.length && !blocks.has(undefined);
  if (oneToOne) return matched.toSorted((a, b) => (a.block ?? 0) - (b.block ?? 0));
  // Blocks that look alike: as many as there are items, so each is one of them.
  return items.length === written.json.length && items.length === 1
    ? matched.map((one) => ({ ...one, block: 0 }))
    : matched;
}

const asMap = (json: Json | undefined): JsonMap => (isMap(json) ? json : {});

/** No constant of the block differs from the item. */
function fits(block: Json, item: Json | undefined): boolean {
  if (!isMap(block)) return false;
  return Object.entries(block).every(([key, expression]) => {
    const constant = member(expression, 'references') === undefined ? member(expression, 'constant_value') : undefined;
    const planned = member(item, key);
    if (constant === undefined || !isScalar(constant) || planned === undefined || !isScalar(planned)) return true;
    return String(constant) === String(planned);
  });
}

/** What can be said when it is not known which of the blocks it is: keys that are written alike, and keys that none writes. */
function inCommon(blocks: readonly JsonMap[]): JsonMap {
  const keys = new Set(blocks.flatMap((block) => Object.keys(block)));
  const common = [...keys].map((key): readonly [string, Json] => {
    const texts = new Set(blocks.map((block) => JSON.stringify(member(block, key))));
    return [key, texts.size === 1 ? (member(blocks[0], key) ?? UNSURE) : UNSURE];
  });
  return Object.fromEntries(common);
}
/** An expression of which nothing is known. */
const UNSURE: Json = { references: ['each.value'] };

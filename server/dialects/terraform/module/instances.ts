import type { Condition } from '../../../model/condition.ts';
import { known, unknown } from '../../../model/value.ts';
import type { MapValue, Value } from '../../../model/value.ts';
import { overEach } from '../evaluate/cases.ts';
import { asNumber, isNull, isUnread } from '../evaluate/coerce.ts';
import { itemsOf } from '../evaluate/comprehension.ts';
import { failure, isFailure } from '../evaluate/failure.ts';
import { access } from '../evaluate/access.ts';
import { argument } from './block.ts';
import type { Block } from './block.ts';
import { conditionIn, unbound } from './frame-of.ts';
import type { Bound, BlockInstance } from './frame-of.ts';
import type { Module, Assumption } from './module.ts';
import { nodeValue } from './node-value.ts';

/** Instances of one block that are told apart; of more, nothing is known that differs among them. */
export const maximumInstances = 32;

/** What `count` or `for_each` makes of a block. */
export interface Instances {
  readonly by: 'single' | 'count' | 'each';
  /** The number of a `count`, the collection of a `for_each`; may have cases. */
  readonly over: Value;
  /** Whether there is any instance. */
  readonly exists: Value;
  /** Keys in some case; undefined when they are not known, or too many. */
  readonly keys?: readonly (string | number)[];
  /** What `each` and `count` mean in the block. */
  readonly bound: Bound;
}

const single: Instances = { by: 'single', over: known(1), exists: known(true), bound: unbound };
const caches = new WeakMap<Assumption, Map<Module, Map<Block, Instances>>>();

export function instancesOf(block: Block, module: Module, assumption: Assumption): Instances {
  const by = argument(block, 'for_each') ? 'each' : argument(block, 'count') ? 'count' : 'single';
  if (by === 'single') return single;
  let modules = caches.get(assumption);
  if (!modules) caches.set(assumption, (modules = new Map<Module, Map<Block, Instances>>()));
  let cache = modules.get(module);
  if (!cache) modules.set(module, (cache = new Map<Block, Instances>()));
  const found = cache.get(block);
  if (found) return found;
  cache.set(block, open(by, unknown('the number of instances depends on itself', false)));
  const written = argument(block, by === 'each' ? 'for_each' : 'count');
  const value = written ? nodeValue(written, { module, assumption, bound: unbound }) : known(1);
  const over = overEach(value, (only) => (by === 'each' ? collection(only) : number(only)));
  const instances = keyed(by, over, block, module);
  cache.set(block, instances);
  return instances;
}

/** A whole number, or why it is none. */
function number(value: Value): Value {
  const count = asNumber(value);
  if (isUnread(count)) return count;
  return Number.isInteger(count) && count >= 0
    ? known(count, undefined, value.from)
    : failure('count is no whole number');
}

/** A map or a set of texts, or why it is none. */
function collection(value: Value): Value {
  const items = itemsOf(value);
  if (!items) return isFailure(value) || value.is === 'unknown' ? value : unknown('for_each is not known', true);
  return items.open === undefined ? value : unknown(items.open, true);
}

/** The names of the instances in one case. */
function keysIn(by: 'count' | 'each', over: Value): readonly (string | number)[] | undefined {
  if (by === 'count') {
    const count = over.is === 'known' ? Number(over.value) : maximumInstances + 1;
    return count > maximumInstances ? undefined : Array.from({ length: count }, (_, index) => index);
  }
  const keys = itemsOf(over)?.items.map(({ key, value }) => (over.is === 'map' ? key : value));
  if (!keys || keys.length > maximumInstances) return undefined;
  const names = keys.flatMap((key) => (key.is === 'known' && !isNull(key) ? [String(key.value)] : []));
  return names.length === keys.length ? [...new Set(names)] : undefined;
}

function keyed(by: 'count' | 'each', over: Value, block: Block, module: Module): Instances {
  const cases =
    over.is === 'branches' ? over.arms.map((arm) => arm.value).filter((value) => !isFailure(value)) : [over];
  const exists = overEach(over, (only) => {
    if (only.is === 'unknown') return only;
    if (by === 'count') return only.is === 'known' ? known(Number(only.value) > 0, undefined, only.from) : only;
    return known((itemsOf(only)?.items.length ?? 0) > 0, undefined, only.from);
  });
  const each = cases.map((only) => keysIn(by, only));
  const keys = new Set(each.flatMap((some) => some ?? []));
  if (each.includes(undefined) || keys.size > maximumInstances) return { ...open(by, over), exists };
  const instances = [...keys].map((key): BlockInstance => instanceOf(by, key, over, block, module));
  register(
    instances.map(({ condition }) => condition.key),
    module,
  );
  const [only] = instances;
  const bound: Bound =
    only && instances.length === 1 ? { names: only.names } : { names: notKnown(by).names, instances };
  return { by, over, exists, keys: [...keys], bound };
}

function instanceOf(
  by: 'count' | 'each',
  key: string | number,
  over: Value,
  block: Block,
  module: Module,
): BlockInstance {
  const word = by === 'count' ? 'count.index' : 'each.key';
  const owner = block.labels.length === 1 ? ` for module.${block.labels[0] ?? ''}` : '';
  const condition = conditionIn(module, `${word} == ${JSON.stringify(key)}${owner}`);
  const value =
    by === 'count' ? known(key) : overEach(over, (only) => (only.is === 'list' ? known(key) : access(only, key)));
  return { condition, names: namesOf(by, known(key), value) };
}

const namesOf = (by: 'count' | 'each', key: Value, value: Value): ReadonlyMap<string, Value> =>
  new Map([
    by === 'count'
      ? ['count', record([['index', key]])]
      : [
          'each',
          record([
            ['key', key],
            ['value', value],
          ]),
        ],
  ]);

const record = (entries: readonly (readonly [string, Value])[]): MapValue => ({
  is: 'map',
  entries: entries.map(([key, value]) => ({ key, value })),
  from: [],
});

const notKnown = (by: 'count' | 'each'): Bound => ({
  names: namesOf(by, unknown('it differs among the instances', true), unknown('it differs among the instances', false)),
});

const open = (by: 'count' | 'each', over: Value): Instances => ({
  by,
  over,
  exists: over.is === 'unknown' ? over : unknown('the number of instances is not known', false),
  bound: notKnown(by),
});

/** Exactly one of the conditions holds wherever one of them is met. */
function register(group: readonly Condition['key'][], module: Module): void {
  if (group.length < 2) return;
  for (const key of group) {
    const condition = module.tree.conditions.get(key) ?? { module, groups: [] };
    if (!condition.groups.some((known) => JSON.stringify(known) === JSON.stringify(group)))
      condition.groups.push(group);
    module.tree.conditions.set(key, condition);
  }
}

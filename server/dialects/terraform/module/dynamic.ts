import { unknown } from '../../../model/value.ts';
import type { Condition } from '../../../model/condition.ts';
import type { Node } from '../../../model/source.ts';
import type { Value } from '../../../model/value.ts';
import { dereference, entryOf } from '../../../syntax/walk.ts';
import { branches, overCases, overEach } from '../evaluate/cases.ts';
import { itemsOf } from '../evaluate/comprehension.ts';
import { isFailure } from '../evaluate/failure.ts';
import { siteOf } from '../evaluate/frame.ts';
import type { File, FileNode } from '../evaluate/frame.ts';
import { isList } from '../functions/builtin.ts';
import { bodiesOf } from './block.ts';
import type { Argument } from './block.ts';
import { expressionOf } from '../../../syntax/hcl-grammar/parse.ts';
import { mentions } from '../../../syntax/hcl-grammar/mentions.ts';
import { conditionOf } from './frame-of.ts';
import type { EvaluationScope } from './frame-of.ts';

/** What an argument's value is. */
type ValueOf = (written: FileNode, scope: EvaluationScope) => Value;

/** The blocks that `dynamic` makes, by type; undefined for a key of that name that is something else. */
export function dynamicsOf(file: File, node: FileNode['node']): readonly (readonly [string, Argument])[] | undefined {
  const found = bodiesOf(node).flatMap(({ entries }) =>
    entries.map((entry) => [entry.key, { file, node: entry.value, key: entry.keyNode }] as const),
  );
  const isBlock = ([, { node: value }]: (typeof found)[number]): boolean =>
    bodiesOf(value).length > 0 &&
    bodiesOf(value).every((body) => entryOf(body, 'for_each') && entryOf(body, 'content'));
  return found.length > 0 && found.every(isBlock) ? found : undefined;
}

/** Blocks of one type, those that are written and those of `dynamic`, as a list; open where their number is not known. */
export function blocksValue(
  type: string,
  written: Argument | undefined,
  dynamics: readonly Argument[],
  scope: EvaluationScope,
  valueOf: ValueOf,
): Value {
  const fixed = written && valueOf(written, scope);
  const made = dynamics.flatMap(({ file, node }) =>
    bodiesOf(node).map((body) => {
      const forEach = entryOf(body, 'for_each')?.value ?? body;
      const over = { value: valueOf({ file, node: forEach }, scope), any: anyOf(forEach, scope) };
      return expand(type, over, { file, node: body }, scope, valueOf);
    }),
  );
  const site = dynamics[0] && siteOf({ file: dynamics[0].file, node: dynamics[0].key });
  return overCases([...(fixed ? [fixed] : []), ...made], (lists) => {
    const open = lists.find((list) => list.is === 'unknown' || (isList(list) && list.open !== undefined));
    const reason = open?.is === 'unknown' ? open.reason : open?.is === 'list' ? open.open : undefined;
    const items = lists.flatMap((list) => (isList(list) ? list.items : list.is === 'map' ? [list] : []));
    return { is: 'list', items, from: [], ...(site && { site }), ...(reason !== undefined && { open: reason }) };
  });
}

/** The case that a collection has entries; undefined where it means something else in each instance of a block. */
function anyOf(forEach: Node, { module, bound }: EvaluationScope): Condition | undefined {
  const node = dereference(forEach);
  if (node?.kind !== 'scalar') return undefined;
  const expression = expressionOf(node);
  for (const name of bound.names.keys()) if (mentions(expression, name)) return undefined;
  if (bound.instances && (mentions(expression, 'each') || mentions(expression, 'count'))) return undefined;
  const { start, end } = expression.span;
  const text = String(node.value).slice(start, end).replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : conditionOf(module, `length(${text}) > 0`);
}

/** What `dynamic` goes over, and the case that this has entries. */
interface Over {
  readonly value: Value;
  readonly any: Condition | undefined;
}

function expand(type: string, over: Over, body: FileNode, scope: EvaluationScope, valueOf: ValueOf): Value {
  const node = dereference(body.node);
  const named = entryOf(node, 'iterator')?.value;
  const iterator = named?.kind === 'scalar' && typeof named.value === 'string' ? named.value : type;
  const contents = bodiesOf(entryOf(node, 'content')?.value);
  const blockFor = (item: Value): readonly Value[] => {
    const names = new Map([...scope.bound.names, [iterator, item] as const]);
    const inner = { ...scope, bound: { ...scope.bound, names } };
    return contents.map((content) => valueOf({ file: body.file, node: content }, inner));
  };
  return overEach(over.value, (only) => {
    const items = itemsOf(only);
    if (!items) {
      if (isFailure(only)) return only;
      const open = `it is not known how many blocks \`dynamic.${type}\` makes`;
      const none = unknown(open, false, undefined, only.from);
      if (!over.any || only.is === 'known') return none;
      // Whatever their number is: what each of them holds is written here.
      const each = blockFor(unknown(open, false, undefined, only.from));
      return branches([
        { when: [{ condition: over.any, holds: true }], value: { is: 'list', items: each, from: only.from } },
        { when: [{ condition: over.any, holds: false }], value: none },
      ]);
    }
    const blocks = items.items.flatMap(({ key, value }): readonly Value[] => {
      const item: Value = {
        is: 'map',
        entries: [
          { key: 'key', value: only.is === 'map' ? key : value },
          { key: 'value', value },
        ],
        from: [],
      };
      return blockFor(item);
    });
    return { is: 'list', items: blocks, from: only.from, ...(items.open !== undefined && { open: items.open }) };
  });
}

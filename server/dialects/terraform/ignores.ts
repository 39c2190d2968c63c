import type { Ignore } from '../../model/resource.ts';
import type { Node, Path } from '../../model/source.ts';
import { dereference, entryOf, nodeAt } from '../../syntax/walk.ts';
import type { File } from './evaluate/frame.ts';
import { siteOf } from './evaluate/frame.ts';
import type { Block } from './module/block.ts';

/**
 * Suppressions in a block's comment: `"//": { "atrest": { "ignore": [...] } }`, of rule names or of maps with a reason. One in a
 * nested block is about that block alone.
 */
export const ignoresOf = (block: Block): readonly Ignore[] =>
  block.parts.flatMap(({ file, map }) => ignoresIn(map, file, []));

function ignoresIn(node: Node | undefined, file: File, within: Path): readonly Ignore[] {
  const target = dereference(node);
  if (target?.kind === 'list') return target.items.flatMap((item, index) => ignoresIn(item, file, [...within, index]));
  if (target?.kind !== 'map') return [];
  return target.entries.flatMap(({ key, value }) =>
    key === '//' ? written(value, file, within) : ignoresIn(value, file, [...within, key]),
  );
}

function written(comment: Node, file: File, within: Path): readonly Ignore[] {
  const list = dereference(nodeAt(comment, ['atrest', 'ignore']));
  const items = list?.kind === 'list' ? list.items : list ? [list] : [];
  return items.flatMap((item): readonly Ignore[] => {
    const site = siteOf({ file, node: item });
    const rules = namesIn(dereference(item)?.kind === 'map' ? entryOf(item, 'rule')?.value : item);
    if (rules.length === 0) return [];
    const [reason, until, owner] = ['reason', 'until', 'owner'].map((key) => textIn(entryOf(item, key)?.value));
    return [
      {
        rules,
        site,
        ...(within.length > 0 && { within }),
        ...(reason !== undefined && { reason }),
        ...(until !== undefined && { until }),
        ...(owner !== undefined && { owner }),
      },
    ];
  });
}

function namesIn(node: Node | undefined): readonly string[] {
  const target = dereference(node);
  if (target?.kind === 'list') return target.items.flatMap(namesIn);
  const text = textIn(target);
  return text === undefined ? [] : [text];
}

function textIn(node: Node | undefined): string | undefined {
  const target = dereference(node);
  return target?.kind === 'scalar' && typeof target.value === 'string' ? target.value : undefined;
}

import { isDeep } from '../../model/fresh.ts';
import type { Content, ListNode, MapNode, Replacement, Writer } from '../../model/source.ts';
import { spanOf } from '../../model/source.ts';
import { flowWriter } from '../flow/writer.ts';
import { named, refuse } from '../refused.ts';
import { replaceInBlock } from './block/replace.ts';
import { flowStyle } from './flow-style.ts';

const within = flowWriter(flowStyle);

/** Brackets, which may stand inside of block style. */
export const flowInBlocks: Writer = {
  check: (node, name, { text }) => {
    const { start } = spanOf(node);
    if (text[start] !== '{' && text[start] !== '[')
      refuse(`${named(name)} is a pair without braces: write it as { key: value } first.`);
  },
  content: (node, content, document) => {
    const block = asBlock(node, content);
    return block ? replaceInBlock(node, block, document) : within.content(node, content, document);
  },
  replace: within.replace,
};

/** Empty brackets in block style give way to a block, unless a few single values fit inside. */
function asBlock(node: MapNode | ListNode, { holder, keys, items }: Content): Replacement | undefined {
  if (!holder || holder.in.layout === 'flow') return undefined;
  if (node.kind === 'map' && node.entries.length === 0 && [...keys.values()].some(isDeep)) {
    return { holder, fresh: Object.fromEntries(keys) };
  }
  return node.kind === 'list' && node.items.length === 0 && items.some(isDeep) ? { holder, fresh: items } : undefined;
}

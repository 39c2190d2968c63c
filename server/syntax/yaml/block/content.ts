import type { Content, Document, ListNode, MapNode, Node, Patch } from '../../../model/source.ts';
import { spanOf } from '../../../model/source.ts';
import type { Fresh } from '../../../model/fresh.ts';
import { mannersOf } from '../manners.ts';
import type { Manners } from '../../manners.ts';
import { printYaml, printYamlEntry } from '../print.ts';
import { childrenOf, columnOf, openerOf, placeBehind, tightEnd } from './place.ts';
import { blockRemoval } from './remove.ts';
import { refuse } from '../../refused.ts';
import { breakAt, breakBefore, lineBefore, lineEnd, lineStart } from '../../text-lines.ts';

/** New keys or items of a block collection, and those that go. */
export function contentOfBlock(node: MapNode | ListNode, content: Content, document: Document): Patch[] {
  const { text } = document;
  const rank = spanOf(node).start;
  const column = columnOf(node, text);
  const children = childrenOf(node, text);
  const staying = children.filter((_, index) => !content.removed.has(index));
  const manners = { ...mannersOf(document, node), eol: breakAt(text, rank) };
  if (node.kind === 'map' && content.items.length > 0) return asList(node, content, column, document);
  const pad = ' '.repeat(column);
  const lines = (
    node.kind === 'map'
      ? [...content.keys].map(([key, value]) => printYamlEntry(key, value, manners, column))
      : newItems(node, content.items, column, manners, text)
  ).join(manners.eol + pad);
  if (staying.length === 0) {
    return lines === ''
      ? emptied(node, content, text)
      : [{ start: rank, end: tightEnd(node, text), text: lines, rank }];
  }
  const removals = blockRemoval(children, content.removed, text).map((span) => ({ ...span, rank }));
  if (lines === '') return removals;
  const place = placeBehind(staying, column, text);
  return [...removals, { start: place.at, end: place.at, text: place.put(lines, pad, manners.eol), rank }];
}

/** A map that stands alone becomes the first item: a dash takes the last two columns of its indentation. */
function asList(map: MapNode, { items, keys, removed, holder }: Content, column: number, document: Document): Patch[] {
  const { text } = document;
  const rank = spanOf(map).start;
  const first = map.entries[0] && spanOf(map.entries[0].keyNode).start;
  const outer = holder && 'entry' in holder ? columnOf(holder.in, text) : column;
  if (
    keys.size + removed.size > 0 ||
    first === undefined ||
    column < outer + 2 ||
    text.slice(first - 2, first) !== '  '
  )
    refuse('It is written as a single item: make it a list first.');
  const manners = { ...mannersOf(document, map), eol: breakAt(text, rank) };
  const pad = ' '.repeat(column - 2);
  const lines = items.map((item) => `- ${printYaml(item, manners, column)}`).join(manners.eol + pad);
  const place = placeBehind(childrenOf(map, text), column - 2, text);
  return [
    { start: first - 2, end: first, text: '- ', rank },
    { start: place.at, end: place.at, text: place.put(lines, pad, manners.eol), rank },
  ];
}

/** With as much space behind the dash as the last item has. */
function newItems(list: ListNode, items: readonly Fresh[], column: number, manners: Manners, text: string): string[] {
  const last = list.items.at(-1);
  const gap = (last && /-( +)$/.exec(lineBefore(text, startOf(last)))?.[1]) ?? ' ';
  return items.map((item) => `-${gap}${printYaml(item, manners, column + 1 + gap.length)}`);
}

/** Empty brackets behind the colon; a comment that stands between stays. */
function emptied(node: MapNode | ListNode, { holder }: Content, text: string): Patch[] {
  const rank = spanOf(node).start;
  const end = tightEnd(node, text);
  const sign = node.kind === 'map' ? '{}' : '[]';
  if (!holder || rank <= lineEnd(text, openerOf(node, holder, text))) return [{ start: rank, end, text: sign, rank }];
  const opener = openerOf(node, holder, text);
  if (text.slice(opener, rank).trim() === '') return [{ start: opener, end, text: ` ${sign}`, rank }];
  const above = breakBefore(text, lineStart(text, rank));
  return [
    { start: opener, end: opener, text: ` ${sign}`, rank },
    { start: above, end: lineEnd(text, end), text: '', rank },
  ];
}

const startOf = (node: Node): number => node.origin.start + (node.tagFrom ?? node.from);

import type { Document, ListNode, MapNode, Node } from '../model/source.ts';
import { spanOf } from '../model/source.ts';
import type { Fresh } from '../syntax/fresh.ts';
import { childrenOf, columnOf, placeBehind, freeEnd, tightEnd } from './block-place.ts';
import { blockRemoval } from './block-remove.ts';
import type { Content, Holder, Replacement } from './draft.ts';
import { flowStyle } from './flow-style.ts';
import { mannersOf } from './manners.ts';
import type { Piece } from './piece.ts';
import {
  isFreshList,
  isDeep,
  printBehindColon,
  printBlock,
  printBlockList,
  printEntry,
  printFlow,
  quoted,
} from './print.ts';
import type { BlockStyle } from './print.ts';
import { refuse } from './refused.ts';
import { breakAt, lineAfter, lineBefore, lineEnd, lineStart } from './text-lines.ts';

export function blockStyle(document: Document, at: number, near?: MapNode): BlockStyle {
  const { unit, dash, quote } = mannersOf(document);
  const key = near?.entries.at(-1)?.keyNode.style;
  const quoteKeys = key === 'single' || key === 'double';
  return { step: unit.length, dash, quote: key === 'double' ? '"' : quote, quoteKeys, eol: breakAt(document.text, at) };
}

/** New keys or items of a block collection, and those that go. */
export function blockPieces(node: MapNode | ListNode, content: Content, document: Document): Piece[] {
  const { text } = document;
  const rank = spanOf(node).start;
  const column = columnOf(node, text);
  const children = childrenOf(node, text);
  const staying = children.filter((_, index) => !content.removed.has(index));
  const style = blockStyle(document, rank, node.kind === 'map' ? node : undefined);
  const pad = ' '.repeat(column);
  const lines =
    node.kind === 'map'
      ? newKeys(content.keys, column, style, pad)
      : newItems(node, content.items, column, style, text);
  if (staying.length === 0) {
    const end = tightEnd(node, text);
    return lines === '' ? emptied(node, end, text) : [{ start: rank, end, text: lines, rank }];
  }
  const removals = blockRemoval(children, content.removed, text).map((span) => ({ ...span, rank }));
  if (lines === '') return removals;
  const place = placeBehind(staying, column, text);
  return [...removals, { start: place.at, end: place.at, text: place.put(lines, pad, style.eol), rank }];
}

const newKeys = (keys: ReadonlyMap<string, Fresh>, column: number, style: BlockStyle, pad: string): string =>
  [...keys].map(([key, value]) => printEntry(key, value, column, style)).join(style.eol + pad);

function newItems(list: ListNode, items: readonly Fresh[], column: number, style: BlockStyle, text: string): string {
  const last = list.items.at(-1);
  const gap = last ? /-( +)$/.exec(lineBefore(text, startOf(last)))?.[1] : undefined;
  return printBlockList(items, column, style, gap);
}

function emptied(node: MapNode | ListNode, end: number, text: string): Piece[] {
  const rank = spanOf(node).start;
  const sign = node.kind === 'map' ? '{}' : '[]';
  const colon = /:[ \t]*\r?\n[ \t]*$/.exec(text.slice(Math.max(0, rank - 1000), rank))?.[0];
  return colon
    ? [{ start: rank - colon.length + 1, end, text: ` ${sign}`, rank }]
    : [{ start: rank, end, text: sign, rank }];
}

const startOf = (node: Node): number => node.origin.start + (node.tagFrom ?? node.from);

/** Another value in the place of one that a block collection holds. */
export function blockReplacement(node: Node, { holder, fresh }: Replacement, document: Document): Piece[] {
  const { text } = document;
  const opener = openerOf(node, holder, text);
  const column = holder.in.kind === 'map' ? columnOf(holder.in, text) : opener - 1 - lineStart(text, opener);
  const style = blockStyle(document, opener, holder.in.kind === 'map' ? holder.in : undefined);
  const start = startOf(node);
  const end = Math.max(tightEnd(node, text), opener);
  const rank = opener;
  const piece = (from: number, to: number, put: string): Piece => ({ start: from, end: to, text: put, rank });
  const isEmpty = node.kind === 'scalar' && node.style === 'empty' && node.tag === undefined;
  const below = isBlock(node) && start > lineEnd(text, opener);

  if (!isDeep(fresh)) {
    const put = inline(node, fresh, style);
    if (isEmpty) return [piece(opener, opener, ` ${put}`)];
    if (!below) return [piece(start, end, put)];
    return [piece(opener, opener, ` ${put}`), piece(lineEnd(text, opener), end, '')];
  }
  if ((node.kind === 'map' || node.kind === 'list') && node.flow && !isBare(node, text)) {
    const flow = flowStyle(node, document);
    return [piece(start, end, printFlow(fresh, flow.style, flow.expanded ? flow.indent : undefined))];
  }
  const inItem = holder.in.kind === 'list';
  const inner = inItem ? column + 2 : column + (isFreshList(fresh) ? style.dash : style.step);
  const lines = inItem
    ? style.eol + ' '.repeat(inner) + printBlock(fresh, inner, style)
    : printBehindColon(fresh, column, style);
  if (isBlock(node) && node.tag === undefined) {
    const alike = isFreshList(fresh) === (node.kind === 'list');
    if (alike || !below) return [piece(start, end, printBlock(fresh, start - lineStart(text, start), style))];
    return [piece(lineEnd(text, opener), end, lines)];
  }
  if (isBlock(node)) {
    const tagEnd = start + (node.tag?.length ?? 0);
    return [piece(opener, tagEnd, ''), piece(lineEnd(text, tagEnd), end, lines)];
  }
  if (inItem && lineAfter(text, end).trim() === '') {
    return isEmpty
      ? [piece(opener, opener, ` ${printBlock(fresh, inner, style)}`)]
      : [piece(start, end, printBlock(fresh, start - lineStart(text, start), style))];
  }
  const after = freeEnd(text, end);
  return [piece(opener, end, ''), piece(after, after, lines)];
}

/** Behind the colon or dash that holds the value. */
function openerOf(node: Node, holder: Holder, text: string): number {
  if ('entry' in holder) {
    const colon = /^[ \t]*:/.exec(text.slice(spanOf(holder.entry.keyNode).end, spanOf(node).start + 1))?.[0];
    return colon === undefined
      ? refuse('The key has no colon: add it first.')
      : spanOf(holder.entry.keyNode).end + colon.length;
  }
  const start = startOf(node);
  if (text[start - 1] === '-') return start;
  const dash = /-( +)$/.exec(lineBefore(text, start));
  return dash
    ? start - (dash[1]?.length ?? 0)
    : refuse('The item does not start on the line of its dash: change it by hand.');
}

/** Brackets with nothing in them. */
const isBare = (node: Node, text: string): boolean => /^.\s*.$/.test(text.slice(spanOf(node).start, spanOf(node).end));
const isBlock = (node: Node): node is MapNode | ListNode => (node.kind === 'map' || node.kind === 'list') && !node.flow;

/** Text for text keeps its quotes. */
export function inline(node: Node, fresh: Fresh, style: BlockStyle): string {
  const quote =
    node.kind === 'scalar' && node.tag === undefined
      ? node.style === 'single'
        ? "'"
        : node.style === 'double'
          ? '"'
          : undefined
      : undefined;
  return quote && typeof fresh === 'string' ? quoted(fresh, quote) : printBlock(fresh, 0, style);
}

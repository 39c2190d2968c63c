import type { Document, ListNode, MapNode, Span } from '../model/source.ts';
import { spanOf } from '../model/source.ts';
import { readGap } from './flow-gap.ts';
import type { FlowItem } from './flow-gap.ts';
import { lineBefore, lineStart, nextLine } from './text-lines.ts';

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Items with one separator each; comments of their own lines go with them, other comments stay. */
export function flowRemoval(
  node: MapNode | ListNode,
  items: readonly FlowItem[],
  removed: ReadonlySet<number>,
  document: Document,
): Cut[] {
  const { start, end } = spanOf(node);
  const first = items[0];
  const last = items.at(-1);
  if (removed.size === 0 || !first || !last) return [];
  const lastStaying = items.findLastIndex((_, index) => !removed.has(index));
  if (lastStaying < 0) return [allOf(first, last, { start, end }, document)];
  const cuts: Cut[] = [];
  for (const [index, item] of items.entries()) {
    const next = items[index + 1];
    if (removed.has(index) && next && index < lastStaying) cuts.push(forward(item, next.start, document));
  }
  const from = items[lastStaying + 1];
  const previous = items[lastStaying];
  if (from && previous) cuts.push(...backward(previous, { start: from.start, end: last.end }, end - 1, document));
  return cuts;
}

/** Nothing but the brackets stays, and comments. */
function allOf(first: FlowItem, last: FlowItem, { start, end }: Span, document: Document): Cut {
  const after = readGap(document, last.end, end - 1);
  const comma = after.comma === undefined ? last.end : after.comma + 1;
  if (readGap(document, start + 1, first.start).comments.length + after.comments.length === 0) {
    return cut(start + 1, end - 1);
  }
  return ownLines({ start: first.start, end: last.end }, comma, end - 1, document) ?? cut(first.start, comma);
}

const cut = (start: number, end: number): Cut => ({ start, end, text: '' });

/** With the comma behind it. */
function forward(item: FlowItem, next: number, document: Document): Cut {
  const gap = readGap(document, item.end, next);
  const comma = gap.comma === undefined ? item.end : gap.comma + 1;
  return ownLines(item, comma, next, document) ?? cut(item.start, gap.comments.length === 0 ? next : comma);
}

/** The last ones: with the comma before it, unless one more stands behind. */
function backward(previous: FlowItem, item: FlowItem, next: number, document: Document): Cut[] {
  const before = readGap(document, previous.end, item.start);
  const after = readGap(document, item.end, next);
  const own = ownLines(item, after.comma === undefined ? item.end : after.comma + 1, next, document);
  const comma = before.comma === undefined || after.comma !== undefined ? [] : [cut(before.comma, before.comma + 1)];
  if (own && before.comments.length > 0) return [...comma, own];
  if (after.comma !== undefined) return [own ?? cut(item.start, after.comma + 1)];
  return before.comments.length === 0 ? [cut(previous.end, item.end)] : [...comma, cut(item.start, item.end)];
}

/** The whole lines of an item that shares them with nothing but a comment behind it. */
function ownLines(item: FlowItem, comma: number, next: number, document: Document): Cut | undefined {
  const { text } = document;
  const after = nextLine(text, comma);
  if (!/^[ \t]*$/.test(lineBefore(text, item.start)) || after > lineStart(text, next)) return undefined;
  return cut(lineStart(text, item.start), after);
}

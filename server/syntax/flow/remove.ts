import type { ListNode, MapNode, Span } from '../../model/source.ts';
import { spanOf } from '../../model/source.ts';
import { readGap } from './gap.ts';
import type { FlowItem, Gap } from './gap.ts';
import type { FlowStyle } from './style.ts';
import { lineBefore, lineStart, nextLine } from '../text-lines.ts';

/** The text with what stands between its items. */
interface ItemGaps {
  readonly text: string;
  readonly gap: (from: number, to: number) => Gap;
}
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
  text: string,
  { commentEnd }: FlowStyle,
): Cut[] {
  const around: ItemGaps = { text, gap: (from, to) => readGap(text, from, to, commentEnd) };
  const { start, end } = spanOf(node);
  const first = items[0];
  const last = items.at(-1);
  if (removed.size === 0 || !first || !last) return [];
  const lastStaying = items.findLastIndex((_, index) => !removed.has(index));
  if (lastStaying < 0) return [allOf(first, last, { start, end }, around)];
  const cuts: Cut[] = [];
  for (const [index, item] of items.entries()) {
    const next = items[index + 1];
    if (removed.has(index) && next && index < lastStaying) cuts.push(forward(item, next.start, around));
  }
  const from = items[lastStaying + 1];
  const previous = items[lastStaying];
  if (from && previous) cuts.push(...backward(previous, { start: from.start, end: last.end }, end - 1, around));
  return cuts;
}

/** Nothing but the brackets stays, and comments. */
function allOf(first: FlowItem, last: FlowItem, { start, end }: Span, around: ItemGaps): Cut {
  const after = around.gap(last.end, end - 1);
  const comma = after.comma === undefined ? last.end : after.comma + 1;
  if (around.gap(start + 1, first.start).comments.length + after.comments.length === 0) {
    return cut(start + 1, end - 1);
  }
  return ownLines({ start: first.start, end: last.end }, comma, end - 1, around) ?? cut(first.start, comma);
}

const cut = (start: number, end: number): Cut => ({ start, end, text: '' });

/** With the comma behind it. */
function forward(item: FlowItem, next: number, around: ItemGaps): Cut {
  const gap = around.gap(item.end, next);
  const comma = gap.comma === undefined ? item.end : gap.comma + 1;
  return ownLines(item, comma, next, around) ?? cut(item.start, gap.comments.length === 0 ? next : comma);
}

/** The last ones: with the comma before it, unless one more stands behind. */
function backward(previous: FlowItem, item: FlowItem, next: number, around: ItemGaps): Cut[] {
  const before = around.gap(previous.end, item.start);
  const after = around.gap(item.end, next);
  const own = ownLines(item, after.comma === undefined ? item.end : after.comma + 1, next, around);
  const comma = before.comma === undefined || after.comma !== undefined ? [] : [cut(before.comma, before.comma + 1)];
  if (own && before.comments.length > 0) return [...comma, own];
  if (after.comma !== undefined) return [own ?? cut(item.start, after.comma + 1)];
  return before.comments.length === 0 ? [cut(previous.end, item.end)] : [...comma, cut(item.start, item.end)];
}

/** The whole lines of an item that shares them with nothing but a comment behind it. */
function ownLines(item: FlowItem, comma: number, next: number, around: ItemGaps): Cut | undefined {
  const { text } = around;
  const after = nextLine(text, comma);
  if (!/^[ \t]*$/.test(lineBefore(text, item.start)) || after > lineStart(text, next)) return undefined;
  return cut(lineStart(text, item.start), after);
}

import type { Document, ListNode, MapNode } from '../model/source.ts';
import { spanOf } from '../model/source.ts';
import { readGap } from './flow-gap.ts';
import type { FlowItem } from './flow-gap.ts';
import { lineAfter, lineBefore, lineStart, nextLine } from './text-lines.ts';

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
  const { text } = document;
  const { start, end } = spanOf(node);
  if (removed.size === items.length) {
    const first = items[0];
    const last = items.at(-1);
    if (!first || !last) return [];
    const bare =
      readGap(document, start + 1, first.start).comments.length +
        readGap(document, last.end, end - 1).comments.length ===
      0;
    const comma = readGap(document, last.end, end - 1).comma;
    if (bare) return [cut(start + 1, end - 1)];
    return [cut(first.start, comma === undefined ? last.end : comma + 1)];
  }
  const cuts: Cut[] = [];
  for (const [index, item] of items.entries()) {
    if (!removed.has(index)) continue;
    const hasLater = items.some((_, later) => later > index && !removed.has(later));
    if (hasLater) cuts.push(forward(item, items[index + 1], document));
    else cuts.push(...backward(items[index - 1], item, end, document));
  }
  return cuts.map((one) => ({ ...one, text: text.slice(one.start, one.end).trim() === '' ? '' : one.text }));
}

const cut = (start: number, end: number): Cut => ({ start, end, text: '' });

/** With the comma behind it. */
function forward(item: FlowItem, next: FlowItem | undefined, document: Document): Cut {
  const { text } = document;
  const stop = next?.start ?? item.end;
  const gap = readGap(document, item.end, stop);
  const comma = gap.comma ?? item.end;
  const ownLine = /^[ \t]*$/.test(lineBefore(text, item.start));
  const restIsOurs =
    lineAfter(text, comma + 1).trim() === '' ||
    gap.comments.some(({ start }) =>
      lineAfter(text, comma + 1)
        .trimStart()
        .startsWith(text.slice(start, start + 2)),
    );
  if (ownLine && restIsOurs && nextLine(text, comma) <= stop)
    return cut(lineStart(text, item.start), nextLine(text, comma));
  return cut(item.start, gap.comments.length === 0 ? stop : comma + 1);
}

/** The last ones: with the comma before it. */
function backward(previous: FlowItem | undefined, item: FlowItem, end: number, document: Document): Cut[] {
  if (!previous) return [cut(item.start, item.end)];
  const before = readGap(document, previous.end, item.start);
  const after = readGap(document, item.end, end - 1);
  const stop = after.comma === undefined ? item.end : after.comma + 1;
  if (before.comments.length === 0 && after.comma === undefined) return [cut(previous.end, stop)];
  const from = before.comments.at(-1)?.end ?? (before.comma ?? previous.end) + 1;
  if (after.comma !== undefined) return [cut(from, stop)];
  return before.comma === undefined ? [cut(from, stop)] : [cut(before.comma, before.comma + 1), cut(from, stop)];
}

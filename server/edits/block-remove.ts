import type { Child } from './block-place.ts';
import { lineBefore, lineEnd, lineStart, nextLine } from './text-lines.ts';

/** Whole lines go, with the comment behind the value; comments above and below stay. At least one child stays. */
export function blockRemoval(children: readonly Child[], removed: ReadonlySet<number>, text: string) {
  const spans: { start: number; end: number; text: string }[] = [];
  for (let first = 0; first < children.length; first++) {
    if (!removed.has(first)) continue;
    let last = first;
    while (removed.has(last + 1)) last++;
    const from = children[first];
    const to = children[last];
    if (from && to) spans.push(removal(from, to, children[last + 1], text));
    first = last;
  }
  return spans;
}

function removal(from: Child, to: Child, next: Child | undefined, text: string) {
  const end = to.end.keeps ? to.end.at - 1 : to.end.at;
  const before = lineBefore(text, from.start);
  if (/^ *$/.test(before)) {
    const start = lineStart(text, from.start);
    const after = nextLine(text, end);
    const unfinished = after === text.length && !text.endsWith('\n') && start > 0;
    return unfinished ? { start: breakBefore(text, start), end: after, text: '' } : { start, end: after, text: '' };
  }
  // The first key of a list item stands behind the dash; the next one takes its place.
  const gap = next ? text.slice(end, next.start) : '';
  if (next && /^\s*$/.test(gap)) return { start: from.start, end: next.start, text: '' };
  const dash = before.length - before.trimEnd().length;
  return { start: from.start - dash, end: lineEnd(text, end), text: '' };
}

const breakBefore = (text: string, start: number): number =>
  text[start - 1] !== '\n' ? start : text[start - 2] === '\r' ? start - 2 : start - 1;

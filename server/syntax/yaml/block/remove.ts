import type { BlockChild, ContentEnd } from './place.ts';
import type { Patch } from '../../../model/source.ts';
import { refuse } from '../../refused.ts';
import { breakBefore, lineBefore, lineEnd, lineStart, nextLine } from '../../text-lines.ts';

/** Whole lines go, with the comment behind the value; comments above and below stay. At least one child stays. */
export function blockRemoval(
  children: readonly BlockChild[],
  removed: ReadonlySet<number>,
  text: string,
): readonly Omit<Patch, 'rank'>[] {
  const spans: Omit<Patch, 'rank'>[] = [];
  for (let first = 0; first < children.length; first++) {
    if (!removed.has(first)) continue;
    let last = first;
    while (removed.has(last + 1)) last++;
    const from = children[first];
    const to = children[last];
    if (from && to) spans.push(removal(from, to, { previous: children[first - 1], next: children[last + 1] }, text));
    first = last;
  }
  return spans;
}

interface Neighbours {
  readonly previous: BlockChild | undefined;
  readonly next: BlockChild | undefined;
}

function removal(from: BlockChild, to: BlockChild, { previous, next }: Neighbours, text: string): Omit<Patch, 'rank'> {
  const end = to.end.keeps ? to.end.at - 1 : to.end.at;
  const before = lineBefore(text, from.start);
  if (/^ *$/.test(before)) {
    const start = lineStart(text, from.start);
    const takes = previous?.end.takes ?? 'nothing';
    const after = behindBlanks(nextLine(text, end), takes, text);
    if (takes !== 'nothing' && commentIndent(after, text) > before.length)
      refuse('The comment behind it would become part of the text before it: remove it by hand.');
    const unfinished = after === text.length && !text.endsWith('\n') && start > 0 && takes === 'nothing';
    if (unfinished) return { start: breakBefore(text, start), end: after, text: '' };
    const plain = after === nextLine(text, end) && start > 0;
    const instead = { start: breakBefore(text, start), end: lineEnd(text, end) };
    return { start, end: after, text: '', ...(plain && { instead }) };
  }
  // The first key of a list item stands behind the dash; the next one takes its place.
  const gap = next ? text.slice(end, next.start) : '';
  if (next && /^\s*$/.test(gap)) return { start: from.start, end: next.start, text: '' };
  const dash = before.length - before.trimEnd().length;
  return { start: from.start - dash, end: lineEnd(text, end), text: '' };
}

/** How far the comment is indented that comes next; -1 where something else does. */
const commentIndent = (from: number, text: string): number =>
  /^(?: *\r?\n)*( *)#/.exec(text.slice(from))?.[1]?.length ?? -1;

/** The text before the removed lines must not take the blank lines behind them for its own. */
function behindBlanks(from: number, takes: ContentEnd['takes'], text: string): number {
  if (takes === 'nothing') return from;
  const blank = takes === 'blanks' ? /^(?: *\r?\n)*(?: *$)?/ : /^(?:(?: *\r?\n)* +(?:\r?\n|$))?/;
  return from + (blank.exec(text.slice(from))?.[0].length ?? 0);
}

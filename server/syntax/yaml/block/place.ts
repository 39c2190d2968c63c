import type { Holder, ListNode, MapNode, Node } from '../../../model/source.ts';
import { spanOf } from '../../../model/source.ts';
import { refuse } from '../../refused.ts';
import { lineAfter, lineBefore, lineEnd, lineStart, nextLine } from '../../text-lines.ts';

/** Where the content of a value in block style ends. */
export interface ContentEnd {
  readonly at: number;
  /** Blank lines that follow belong to the value: nothing can stand between; `at` is the start of a line. */
  readonly keeps: boolean;
  /** The text ends here without a line break, and one more would become part of the value. */
  readonly grows: boolean;
  /** Lines of blanks that come to stand behind it become part of it. */
  readonly takes: 'nothing' | 'spaces' | 'blanks';
}

/** Trailing comments and blank lines are no content. `whole` counts the blank lines that a scalar keeps. */
export function contentEnd(node: Node, text: string): ContentEnd {
  let last = node;
  let floor = 0;
  while ((last.kind === 'map' || last.kind === 'list') && last.layout === 'block') {
    const entry = last.kind === 'map' ? last.entries.at(-1) : undefined;
    const child: Node | undefined = last.kind === 'map' ? entry?.value : last.items.at(-1);
    // A merge key is no entry of the map, but may stand last in its text.
    if (!child || (last.kind === 'map' && last.open === 'merge key' && spanOf(child).end < spanOf(last).end)) break;
    if (entry) floor = spanOf(entry.keyNode).end;
    last = child;
  }
  if (last.kind === 'scalar' && (last.style === 'literal' || last.style === 'folded')) return scalarEnd(last, text);
  return { at: Math.max(spanOf(last).end, floor), keeps: false, grows: false, takes: 'nothing' };
}

function scalarEnd(node: Node, text: string): ContentEnd {
  const { start, end } = spanOf(node);
  const headerEnd = lineEnd(text, start);
  const header = text.slice(start, headerEnd).replace(/\s#.*$/, '');
  const strips = header.includes('-');
  const keeps = header.includes('+');
  const last = lastLine(text, headerEnd, end, /\d/.test(header));
  const grows = !strips && !text.includes('\n', last) && last > headerEnd;
  const takes = keeps ? 'blanks' : 'spaces';
  if (keeps && text[end - 1] === '\n') return { at: end, keeps: true, grows, takes };
  return { at: last, keeps: false, grows, takes };
}

/** The end of the last line that is content. A line of spaces is content when it is longer than the indentation. */
function lastLine(text: string, headerEnd: number, end: number, explicit: boolean): number {
  const body = text.slice(headerEnd, end);
  const indent = explicit ? 0 : (/\n( *)[^ \r\n]/.exec(body)?.[1]?.length ?? Infinity);
  // Not by a pattern: from each blank inside the text it would look for the end anew.
  let filled = body.length;
  while (filled > 0 && ' \r\n'.includes(body.charAt(filled - 1))) filled--;
  let last = filled === 0 ? headerEnd : lineEnd(text, headerEnd + filled);
  for (let at = last; at < text.length;) {
    const start = nextLine(text, at);
    const stop = lineEnd(text, start);
    if (start === at || !/^ *$/.test(text.slice(start, stop))) break;
    if (stop - start > indent) last = stop;
    if (stop === text.length) break;
    at = stop;
  }
  return last;
}

/** The end of the value without blank lines, for replacing it. */
export function tightEnd(node: Node, text: string): number {
  const end = contentEnd(node, text);
  return end.keeps ? trimBlank(text, end.at) : end.at;
}

function trimBlank(text: string, from: number): number {
  let at = from;
  while (/[\s]/.test(text[at - 1] ?? '')) at--;
  return at;
}

/** One child of a block collection, from its key or dash on. */
export interface BlockChild {
  readonly start: number;
  readonly end: ContentEnd;
}
/** A place for new lines, and how a line is put there. */
export interface InsertionPoint {
  readonly at: number;
  readonly put: (lines: string, pad: string, eol: string) => string;
}

/** Behind the last child on lines of its own, or before one that would swallow a line break. */
export function placeBehind(children: readonly BlockChild[], column: number, text: string): InsertionPoint {
  for (const child of children.toReversed()) {
    const { at, keeps, grows } = child.end;
    if (grows) continue;
    if (keeps) return { at, put: (lines, pad, eol) => pad + lines + eol };
    return { at: behindComments(text, freeEnd(text, at), column), put: (lines, pad, eol) => eol + pad + lines };
  }
  const first = children[0] ?? refuse('There is no place to write this: change it by hand.');
  return { at: first.start, put: (lines, pad, eol) => lines + eol + pad };
}

/** Comment lines that are indented deeper belong to what is above. */
function behindComments(text: string, from: number, column: number): number {
  let at = from;
  for (;;) {
    const start = nextLine(text, at);
    const end = lineEnd(text, start);
    const indent = /^( +)#/.exec(text.slice(start, end))?.[1]?.length ?? 0;
    if (start === at || indent <= column) return at;
    at = end;
  }
}

/** The end of the line, when only a comment stands between. */
export function freeEnd(text: string, at: number): number {
  if (!/^(?:[ \t]+#.*|[ \t]*)$/.test(lineAfter(text, at))) {
    refuse('Other text follows on the same line: put it on a line of its own first.');
  }
  return lineEnd(text, at);
}

/** The column of the keys or dashes of a block collection. */
export function columnOf(node: MapNode | ListNode, text: string): number {
  const first = node.kind === 'map' ? node.entries[0]?.keyNode : node;
  const at = first ? spanOf(first).start : spanOf(node).start;
  const before = lineBefore(text, at);
  if (!/^ *(?:- +)*$/.test(before))
    refuse('The first key shares its line with other text: put it on a line of its own first.');
  return at - lineStart(text, at);
}

/** Entries or items of a block collection with where they start and end. */
export function childrenOf(node: MapNode | ListNode, text: string): BlockChild[] {
  if (node.kind === 'map') {
    return node.entries.map(({ keyNode, value }) => {
      const end = contentEnd(value, text);
      return { start: spanOf(keyNode).start, end: { ...end, at: Math.max(end.at, spanOf(keyNode).end) } };
    });
  }
  let from = spanOf(node).start;
  return node.items.map((item) => {
    const start = nextDash(text, from);
    const end = contentEnd(item, text);
    from = Math.max(end.at, start + 1);
    return { start, end: { ...end, at: from } };
  });
}

function nextDash(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '-') at = text[at] === '#' ? lineEnd(text, at) : at + 1;
  return at;
}

/** Behind the colon or dash that holds the value. */
export function openerOf(node: Node, holder: Holder, text: string): number {
  if ('entry' in holder) {
    const colon = /^[ \t]*:/.exec(text.slice(spanOf(holder.entry.keyNode).end, spanOf(node).start + 1))?.[0];
    return colon === undefined
      ? refuse('The key has no colon: add it first.')
      : spanOf(holder.entry.keyNode).end + colon.length;
  }
  const start = node.origin.start + (node.tagFrom ?? node.from);
  if (text[start - 1] === '-') return start;
  const dash = /-( +)$/.exec(lineBefore(text, start));
  return dash
    ? start - (dash[1]?.length ?? 0)
    : refuse('The item does not start on the line of its dash: change it by hand.');
}

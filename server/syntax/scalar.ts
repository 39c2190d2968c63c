import type { ScalarNode } from '../model/source.ts';

/** A run of a decoded value and the text it was decoded from, of the same length unless it is an escape. */
interface DecodedRun {
  readonly value: number;
  readonly raw: number;
  readonly length: number;
}

const known = new WeakMap<ScalarNode, readonly DecodedRun[]>();

/**
 * Where an index of a scalar's decoded value stands in its text, counted from the start of the node (what `Site.within` takes).
 * An index at a line break gives the end of the line before; an index inside of an escape gives the start of the escape.
 */
export function offsetInText(node: ScalarNode, index: number): number {
  const { raw, style, value } = node;
  const quotes = style === 'single' || style === 'double' ? 1 : 0;
  const end = Math.max(quotes, raw.length - quotes);
  if (typeof value !== 'string') return Math.max(0, Math.min(index, end));
  const block = style === 'literal' || style === 'folded';
  const at = Math.max(0, Math.min(index, value.length));
  if (!block && at === value.length) return end;
  if (!block && end - quotes === value.length) return at + quotes;
  let runs = known.get(node);
  if (!runs) {
    runs = block ? blockRuns(node, value) : flowRuns(node, end);
    known.set(node, runs);
  }
  const run = runs.findLast((run) => run.value <= at);
  return run ? Math.min(run.raw + Math.min(at - run.value, run.length), end) : quotes;
}

const blanks = /[ \t]*/y;
const lineBreak = /\r?\n/y;
const plainRun = /[^ \t\r\n\\']+/y;
const escapedBreak = /\\\r?\n[ \t]*/y;
const escape = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0abtnvfre"/\\N_LP \t])/y;

/** Plain and quoted scalars: line breaks fold, quotes and escapes decode. */
function flowRuns(node: ScalarNode, end: number): DecodedRun[] {
  const runs: DecodedRun[] = [];
  const { raw, style } = node;
  let value = 0;
  let at = style === 'plain' ? 0 : 1;
  const take = (width: number, length: number): void => {
    if (length > 0) runs.push({ value, raw: at, length: width === length ? length : 0 });
    at += width;
    value += length;
  };
  while (at < end) {
    const fold = foldAt(raw, at);
    const double = style === 'double' && raw[at] === '\\';
    if (fold.breaks > 0) {
      at = fold.end;
      value += Math.max(1, fold.breaks - 1);
    } else if (fold.end > at) {
      take(Math.min(fold.end, end) - at, Math.min(fold.end, end) - at);
    } else if (double && match(escapedBreak, raw, at) !== undefined) at = escapedBreak.lastIndex;
    else if (double) takeEscape(match(escape, raw, at), take);
    else if (style === 'single' && raw.startsWith("''", at)) take(2, 1);
    else {
      const width = match(plainRun, raw, at)?.length ?? 1;
      take(Math.min(width, end - at), Math.min(width, end - at));
    }
  }
  return runs;
}

/** Blanks and line breaks from a place on. Without any line break these are the blanks alone. */
function foldAt(raw: string, at: number): { readonly end: number; readonly breaks: number } {
  let breaks = 0;
  let end = at + (match(blanks, raw, at)?.length ?? 0);
  for (let found = match(lineBreak, raw, end); found !== undefined; found = match(lineBreak, raw, end)) {
    breaks++;
    end += found.length;
    end += match(blanks, raw, end)?.length ?? 0;
  }
  return { end, breaks };
}

function takeEscape(found: string | undefined, take: (width: number, length: number) => void): void {
  if (found === undefined) take(1, 1);
  else take(found.length, found[1] === 'U' && Number.parseInt(found.slice(2), 16) > 0xffff ? 2 : 1);
}

/** Block scalars: every line stands in the value as it is, less the common indentation. */
function blockRuns(node: ScalarNode, value: string): DecodedRun[] {
  const header = node.raw.indexOf('\n') + 1;
  if (header === 0) return [];
  const runs: DecodedRun[] = [{ value: 0, raw: header, length: 0 }];
  const lines = node.raw.slice(header).split('\n');
  const filled = lines.find((line) => line.trim() !== '') ?? '';
  const kept = /^\n*( *)/.exec(value)?.[1]?.length ?? 0;
  const cut = Math.max(0, (/^ */.exec(filled)?.[0].length ?? 0) - kept);
  let raw = header;
  let at = 0;
  for (const line of lines) {
    const content = line.slice(cut).replace(/\r$/, '');
    if (content !== '') {
      while (value[at] === '\n') at++;
      if (node.style === 'folded' && runs.length > 1 && value[at] === ' ' && !content.startsWith(' ')) at++;
      if (!value.startsWith(content, at)) break;
      runs.push({ value: at, raw: raw + cut, length: content.length });
      at += content.length;
    }
    raw += line.length + 1;
  }
  return runs;
}

function match(sticky: RegExp, text: string, at: number): string | undefined {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0];
}

import type { Document, Span } from '../model/source.ts';
import { plain } from '../model/text/terminal.ts';
import { linesOf } from '../syntax/lines.ts';
import { entryAround, SECRET } from './entry.ts';

/** One line of source and the columns to underline, ready for a terminal. */
export interface CodeFrame {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  /** Columns of the terminal before the underlined part, and its width (at least 1). */
  readonly indent: number;
  readonly width: number;
}

/** Columns of a terminal that a text takes. */
export type WidthOf = (text: string) => number;
const tabStop = 4;
/** However wide a terminal is: a longer line is a minified file, or holds a text of its own. */
const longestLine = 200;

/**
 * The line on which the span starts, whole. Of a plan or state, and of a line that is too long to be shown, the key and its value
 * only: what stands beside them may be a password. Nothing of the `secrets`, spans of the document, is ever shown.
 */
export function frameOf(
  document: Document,
  span: Span,
  columns: number,
  widthOf: WidthOf,
  secrets: readonly Span[] = [],
): CodeFrame {
  const lines = linesOf(document);
  const { line } = lines.position(span.start);
  const mark = line === 0 && document.text.startsWith('\ufeff') ? 1 : 0;
  const start = lines.start(line) + mark;
  const end = lines.end(line);
  const isPlan = document.locate !== undefined;
  const [before, marked, after] =
    isPlan || end - start > Math.min(columns, longestLine)
      ? entryAround(document.text, span, Math.floor(columns / 2), secrets)
      : partsOf(document.text, { start, end }, span, secrets);
  const expand = expander(widthOf);
  const left = expand(before, '');
  const middle = expand(marked, left);
  const indent = widthOf(left);
  return {
    line: line + 1,
    text: expand(after, middle).trimEnd(),
    indent,
    width: Math.max(1, widthOf(middle) - indent),
  };
}

/** What stands before, in and behind the span on its line. */
function partsOf(text: string, line: Span, span: Span, secrets: readonly Span[]): readonly [string, string, string] {
  const end = Math.max(span.start, Math.min(span.end, line.end));
  const shown = (from: number, to: number): string => withoutSecrets(text, { start: from, end: to }, secrets);
  return [shown(line.start, span.start), shown(span.start, end), shown(end, line.end)];
}

function withoutSecrets(text: string, { start, end }: Span, secrets: readonly Span[]): string {
  let shown = '';
  let from = start;
  for (const secret of secrets.toSorted((a, b) => a.start - b.start)) {
    if (secret.end <= from || secret.start >= end) continue;
    // Of one that is cut by the end of this part, the first part tells.
    shown += text.slice(from, Math.max(from, secret.start)) + (secret.start >= start ? SECRET : '');
    from = Math.min(end, secret.end);
  }
  return shown + text.slice(from, end);
}

/** Appends text with its tabs set out, so that what stands below lines up. */
const expander =
  (widthOf: WidthOf) =>
  (text: string, before: string): string => {
    if (!text.includes('\t')) return before + plain(text);
    let line = before;
    for (const [index, part] of text.split('\t').entries()) {
      if (index > 0) line += ' '.repeat(tabStop - (widthOf(line) % tabStop));
      line += plain(part);
    }
    return line;
  };

import type { Document, Span } from '../../model/source.ts';
import { linesOf } from '../../syntax/lines.ts';
import { plain } from './plain.ts';

/** One line of source and the columns to underline, ready for a terminal. */
export interface Frame {
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

/** The line on which the span starts, cut to `columns` around the span. */
export function frameOf(document: Document, span: Span, columns: number, widthOf: WidthOf): Frame {
  const lines = linesOf(document);
  const { line } = lines.position(span.start);
  const mark = line === 0 && document.text.startsWith('\ufeff') ? 1 : 0;
  const start = lines.start(line) + mark;
  const end = lines.end(line);
  const spanEnd = Math.max(span.start, Math.min(span.end, end));
  // Cut by units first: a line may be a whole minified file.
  const from = span.start - start > columns ? cutAt(document.text, span.start - Math.floor(columns / 3)) : start;
  const to = end - from > columns ? cutAt(document.text, from + columns) : end;
  const expand = expander(widthOf);
  const before = expand(document.text.slice(from, span.start), from > start ? '…' : '');
  const marked = expand(document.text.slice(span.start, Math.min(spanEnd, to)), before);
  const whole = expand(document.text.slice(Math.min(spanEnd, to), to), marked);
  const indent = widthOf(before);
  return {
    line: line + 1,
    text: `${whole.trimEnd()}${to < end ? '…' : ''}`,
    indent,
    width: Math.max(1, widthOf(marked) - indent),
  };
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

/** Never between the two halves of a character. */
function cutAt(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset + 1 : offset;
}

import type { Position, Range } from 'vscode-languageserver';
import type { Document, Span } from '../../model/source.ts';
import { linesOf } from '../../syntax/lines.ts';

/** A span as editors count: a byte order mark is not part of the first line. */
export function rangeOf(document: Document, { start, end }: Span): Range {
  const lines = linesOf(document);
  const place = (offset: number): Position => {
    const { line, character } = lines.position(offset);
    return { line, character: Math.max(0, character - markOn(document, line)) };
  };
  return { start: place(start), end: place(end) };
}

const markOn = (document: Document, line: number): number => (line === 0 && document.text.startsWith('\uFEFF') ? 1 : 0);

/** Whether two ranges have a place in common, their ends included: a cursor behind the last character still touches it. */
export const touches = (a: Range, b: Range): boolean => !isBefore(a.end, b.start) && !isBefore(b.end, a.start);

const isBefore = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character);

import { locationOf } from '../model/source.ts';
import type { Document, Site, Span } from '../model/source.ts';
import { linesOf } from '../syntax/lines.ts';

/** Both from 1; `column` in UTF-16 units. */
export interface Point {
  readonly line: number;
  readonly column: number;
}
export interface Range {
  readonly start: Point;
  /** Exclusive. */
  readonly end: Point;
}

/** As editors count: a byte order mark is not part of the first line. */
export function pointOf(document: Document, offset: number): Point {
  const { line, character } = linesOf(document).position(offset);
  const mark = line === 0 && character > 0 && document.text.startsWith('\ufeff') ? 1 : 0;
  return { line: line + 1, column: character + 1 - mark };
}
export const rangeIn = (document: Document, { start, end }: Span): Range => ({
  start: pointOf(document, start),
  end: pointOf(document, end),
});
export const rangeOf = (site: Site): Range => rangeIn(site.document, locationOf(site).span);

import type { Origin, Problem } from '../../model/source.ts';
import type { ParsedText } from './reading.ts';

/** Reads a text in one go, with places from its start. */
export function readWhole(text: string, read: (text: string, origin: Origin) => ParsedText): ParsedText {
  // To the libraries a byte order mark is text, or a column of indentation.
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const reading = read(text.slice(mark), { start: mark });
  if (mark === 0) return reading;
  const moved = <T extends Pick<Problem, 'span'>>(part: T): T => ({
    ...part,
    span: { start: part.span.start + mark, end: part.span.end + mark },
  });
  return { ...reading, problems: reading.problems.map(moved), comments: reading.comments.map(moved) };
}

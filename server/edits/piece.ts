import type { Span } from '../model/source.ts';
import { refuse } from './refused.ts';

/** A span of the text and what takes its place. */
export interface Piece extends Span {
  readonly text: string;
  /** Where the container of the change starts: of two insertions at one place, the inner container's goes first. */
  readonly rank: number;
  /** Of whole lines that go: the same with the line break before them instead of the one behind. */
  readonly instead?: Span;
}

/** Pieces in the order of the text, those that touch made one. */
export function settle(pieces: readonly Piece[]): Pick<Piece, 'start' | 'end' | 'text'>[] {
  const sorted = pieces
    .map((piece) => besideInsertion(piece, pieces))
    .filter(({ start, end, text }) => start < end || text !== '')
    .map((piece, index) => ({ piece, index }))
    .sort(
      (a, b) =>
        a.piece.start - b.piece.start ||
        Number(a.piece.end > a.piece.start) - Number(b.piece.end > b.piece.start) ||
        b.piece.rank - a.piece.rank ||
        a.index - b.index,
    );
  const settled: { start: number; end: number; text: string }[] = [];
  for (const { piece } of sorted) {
    const last = settled.at(-1);
    if (last && piece.start < last.end) refuse('Two changes touch the same text: apply one of them, then the other.');
    if (last?.end === piece.start) {
      last.end = piece.end;
      last.text += piece.text;
    } else settled.push({ start: piece.start, end: piece.end, text: piece.text });
  }
  return settled;
}

/** What is put in at the end of the last line that goes needs the line break behind it. */
function besideInsertion(piece: Piece, all: readonly Piece[]): Piece {
  const { instead } = piece;
  const inserts = instead && all.some(({ start, end }) => start === instead.end && end === instead.end);
  return inserts ? { ...piece, ...instead } : piece;
}

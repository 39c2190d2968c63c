import type { Comment, MapNode, Origin, Problem } from '../../model/source.ts';
import type { ParsedText } from './reading.ts';
import type { Stretch } from './split.ts';

/** A stretch of text parsed alone. It keeps its nodes while its text stays the same; only the origin moves. */
export interface Piece {
  readonly origin: Origin;
  readonly text: string;
  /** Holds the members as entries; undefined when there are none. */
  readonly map: MapNode | undefined;
  readonly problems: readonly Problem[];
  readonly comments: readonly Comment[];
  readonly broken: boolean;
  readonly dangling: boolean;
  /** Offset of the comma behind the last member, from the origin, where members are separated by commas. */
  readonly comma: number | undefined;
}
export type ReadPiece = (
  text: string,
  origin: Origin,
  is: Stretch['is'],
) => ParsedText & { readonly comma?: number | undefined };

export function readPiece(text: string, read: ReadPiece, is: Stretch['is']): Piece {
  const own = copyOf(text);
  const origin: Origin = { start: 0 };
  const reading = read(own, origin, is);
  const [root] = reading.roots;
  const { problems, comments, dangling, comma } = reading;
  const map = root?.kind === 'map' ? root : undefined;
  return {
    origin,
    text: own,
    map,
    problems,
    comments,
    broken: reading.broken || (root !== undefined && !map),
    dangling,
    comma,
  };
}

/** A slice keeps the text it was cut from in memory, so that each edited piece would hold a whole old version. */
const copyOf = (slice: string): string => ` ${slice}`.slice(1);

/**
 * For each stretch the piece of the last version with the same text, if there is one; equal texts each get a piece of their own.
 * What comes before and after an edit is found by comparing in order, which is faster than any table of texts.
 */
export function reuse(
  pieces: readonly Piece[],
  text: string,
  stretches: readonly Stretch[],
): readonly (Piece | undefined)[] {
  const found: (Piece | undefined)[] = stretches.map(() => undefined);
  const take = (piece: Piece | undefined, index: number): boolean => {
    const stretch = stretches[index];
    const same = stretch !== undefined && piece?.text === text.slice(stretch.start, stretch.end);
    if (same) found[index] = piece;
    return same;
  };
  let head = 0;
  while (take(pieces[head], head)) head++;
  let tail = 0;
  const ends = (): number => Math.min(pieces.length, stretches.length) - tail;
  while (ends() > head && take(pieces[pieces.length - 1 - tail], stretches.length - 1 - tail)) tail++;
  const rest = new Map<string, Piece[]>();
  for (const piece of pieces.slice(head, pieces.length - tail).reverse()) {
    const same = rest.get(piece.text);
    if (same) same.push(piece);
    else rest.set(piece.text, [piece]);
  }
  for (let index = head; index < stretches.length - tail; index++) {
    const stretch = stretches[index];
    if (stretch) found[index] = rest.get(text.slice(stretch.start, stretch.end))?.pop();
  }
  return found;
}

import type { Document, Origin, Problem, Source, Syntax } from '../../model/source.ts';
import { readPiece, reuse } from './piece.ts';
import type { Piece, ReadPiece } from './piece.ts';
import { maximumProblems } from './reading.ts';
import type { ParsedText } from './reading.ts';
import type { Split, Stretch } from './split.ts';
import { readWhole } from './whole.ts';

/** A stretch with what was read from it; its origin has its place in the current text. Blank gaps and tails have no piece. */
export interface Placed {
  readonly stretch: Stretch;
  readonly piece: Piece | undefined;
}

/** How a syntax is read whole, and in pieces of which the unchanged ones need not be read again. None of these throws. */
export interface PieceReaders {
  readonly whole: (text: string, origin: Origin) => ParsedText;
  /** One split for each root; undefined when the text is laid out so that it can't be split. */
  readonly split: (text: string) => readonly Split[] | undefined;
  readonly piece: ReadPiece;
  /** What reading the whole text would give, made from the pieces of one split; undefined when they do not fit together. */
  readonly assemble: (split: Split, placed: readonly Placed[], end: number) => ParsedText | undefined;
  /** Fewer problems, in the order of their places. */
  readonly sift?: (problems: readonly Problem[], text: string) => readonly Problem[];
}

/** Shorter texts are read whole: that is as fast, and nothing is gained by keeping nodes. */
const splitFrom = 8_000;
/** Longer texts have their syntax errors from the pieces alone while they are being edited. */
const checkedUpTo = 200_000;
/** A step ends after about as much fresh text. */
const stepLength = 24_000;

/** What a version leaves to the next. */
interface PieceState {
  readonly pieces: readonly Piece[];
  /** False when pieces showed errors in a text that has none. */
  readonly sound: boolean;
}

/** `Syntax.parse`, by pieces. Each syntax keeps its own states, so that a document that changes its syntax is read anew. */
export function inPieces(readers: PieceReaders): Syntax['parse'] {
  const states = new WeakMap<Document, PieceState>();
  return function* (source, previous) {
    const { reading, state } = yield* read(source, previous && states.get(previous), readers);
    const document = documentOf(source, reading, readers);
    if (state) states.set(document, state);
    return document;
  };
}

interface PiecesRead {
  readonly reading: ParsedText | undefined;
  readonly state: PieceState | undefined;
}
function* read({ text }: Source, before: PieceState | undefined, readers: PieceReaders): Generator<void, PiecesRead> {
  let whole: ParsedText | undefined;
  if (text.length < splitFrom || before?.sound === false) {
    whole = readWhole(text, readers.whole);
    if (!whole.broken) return { reading: whole, state: before };
  }
  const splits = readers.split(text);
  if (!splits) return { reading: whole ?? readWhole(text, readers.whole), state: before };
  const placed = yield* readPieces(text, splits, before?.pieces ?? [], readers.piece);
  const pieces = place(placed.flat());
  const split = combine(splits, placed, text.length, readers.assemble);
  const state = { pieces, sound: true };
  if (split && !split.broken && !split.dangling && !whole) return { reading: split, state };
  const checked = !split || split.dangling || !before || text.length <= checkedUpTo;
  if (checked) whole ??= readWhole(text, readers.whole);
  if (!whole) return { reading: split, state };
  if (!split || !whole.broken) {
    return { reading: whole, state: { pieces, sound: whole.broken || split?.broken !== true } };
  }
  return { reading: { ...split, problems: whole.problems }, state };
}

/** One list for each split. Pieces of the last version are taken, the others are read. */
function* readPieces(
  text: string,
  splits: readonly Split[],
  pieces: readonly Piece[],
  read: ReadPiece,
): Generator<void, Placed[][]> {
  const live = splits.flatMap(({ stretches }) => stretches.filter((stretch) => !isIdle(stretch, text)));
  const old = reuse(pieces, text, live);
  const found = new Map<Stretch, Piece>();
  let fresh = 0;
  for (const [index, stretch] of live.entries()) {
    const length = stretch.end - stretch.start;
    if (!old[index] && fresh > 0 && fresh + length > stepLength) {
      yield;
      fresh = 0;
    }
    if (!old[index]) fresh += length;
    found.set(stretch, old[index] ?? readPiece(text.slice(stretch.start, stretch.end), read, stretch.is));
  }
  return splits.map(({ stretches }) => stretches.map((stretch) => ({ stretch, piece: found.get(stretch) })));
}

const isIdle = ({ is, start, end }: Stretch, text: string): boolean =>
  is === 'tail' || ((is === 'gap' || is === 'rest') && text.slice(start, end).trim() === '');

/** Moves the pieces to their places in the new text. */
function place(placed: readonly Placed[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { stretch, piece } of placed) {
    if (!piece) continue;
    piece.origin.start = stretch.start;
    pieces.push(piece);
  }
  return pieces;
}

function combine(
  splits: readonly Split[],
  placed: readonly Placed[][],
  end: number,
  assemble: PieceReaders['assemble'],
): ParsedText | undefined {
  const readings: ParsedText[] = [];
  for (const [index, split] of splits.entries()) {
    const reading = assemble(split, placed[index] ?? [], end);
    if (!reading) return undefined;
    readings.push(reading);
  }
  return {
    roots: readings.flatMap(({ roots }) => roots),
    problems: readings.flatMap(({ problems }) => problems),
    comments: readings.flatMap(({ comments }) => comments),
    broken: readings.some(({ broken }) => broken),
    dangling: readings.some(({ dangling }) => dangling),
  };
}

function documentOf(source: Source, reading: ParsedText | undefined, { sift }: PieceReaders): Document {
  const { text } = source;
  const { roots, comments } = reading ?? { roots: [], comments: [] };
  const sorted = [...(reading?.problems ?? [])].sort((a, b) => a.span.start - b.span.start).slice(0, maximumProblems);
  return { ...source, roots, problems: sift?.(sorted, text) ?? sorted, comments };
}

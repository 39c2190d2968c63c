import type { Document } from '../model/source.ts';
import { assemble } from './assemble.ts';
import type { Placed } from './assemble.ts';
import { jsonLayout } from './json-layout.ts';
import type { Layout, Stretch } from './layout.ts';
import { onePerCause } from './one-per-cause.ts';
import { readPiece, reuse } from './piece.ts';
import type { Piece } from './piece.ts';
import { maximumProblems } from './reading.ts';
import type { Reading } from './reading.ts';
import { readWhole } from './whole.ts';
import { yamlLayouts } from './yaml-layout.ts';

/** A text to parse. Offsets in the tree count UTF-16 units of `text`, a byte order mark included. */
export interface Source {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly syntax: 'yaml' | 'json';
}

/** Shorter texts are read whole: that is as fast, and nothing is gained by keeping nodes. */
const splitFrom = 8_000;
/** Longer texts have their syntax errors from the pieces alone while they are being edited. */
const checkedUpTo = 200_000;
/** A step ends after about as much fresh text. */
const stepLength = 24_000;

/** What a version leaves to the next. */
interface State {
  readonly pieces: readonly Piece[];
  /** False when pieces showed errors in a text that has none. */
  readonly sound: boolean;
}
const states = new WeakMap<Document, State>();

/**
 * Parses a text; never throws. With the previous version of the same document, unchanged parts keep their nodes, which from then
 * on have their place in the new version.
 */
export function parse(source: Source, previous?: Document): Document {
  const steps = parseSteps(source, previous);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Like `parse`, and yields between parts so that a server can do other work. Nothing changes for `previous` before the last step,
 * so that a run may be dropped at any time.
 */
export function* parseSteps(source: Source, previous?: Document): Generator<void, Document> {
  const before = previous?.syntax === source.syntax ? states.get(previous) : undefined;
  let whole: Reading | undefined;
  if (source.text.length < splitFrom || before?.sound === false) {
    whole = readWhole(source.text, source.syntax);
    if (!whole.broken) return finish(source, whole, before);
  }
  const layouts = layoutsOf(source);
  if (!layouts) return finish(source, whole ?? readWhole(source.text, source.syntax), before);
  const placed = yield* readPieces(source, layouts, before?.pieces ?? []);
  const pieces = place(placed.flat());
  const split = combine(layouts, placed, source.text.length);
  const state = { pieces, sound: true };
  if (split && !split.broken && !split.dangling && !whole) return finish(source, split, state);
  const checked = !split || split.dangling || !before || source.text.length <= checkedUpTo;
  if (checked) whole ??= readWhole(source.text, source.syntax);
  if (!whole) return finish(source, split, state);
  if (!split || !whole.broken) return finish(source, whole, { pieces, sound: whole.broken || split?.broken !== true });
  return finish(source, { ...split, problems: whole.problems }, state);
}

function layoutsOf({ text, syntax }: Source): readonly Layout[] | undefined {
  if (syntax === 'yaml') return yamlLayouts(text);
  const layout = jsonLayout(text);
  return layout && [layout];
}

/** One list for each layout. Pieces of the last version are taken, the others are read. */
function* readPieces(
  source: Source,
  layouts: readonly Layout[],
  pieces: readonly Piece[],
): Generator<void, Placed[][]> {
  const { text, syntax } = source;
  const live = layouts.flatMap(({ stretches }) => stretches.filter((stretch) => !isIdle(stretch, text)));
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
    found.set(stretch, old[index] ?? readPiece(text.slice(stretch.start, stretch.end), syntax, stretch.is));
  }
  return layouts.map(({ stretches }) => stretches.map((stretch) => ({ stretch, piece: found.get(stretch) })));
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

function combine(layouts: readonly Layout[], placed: readonly Placed[][], end: number): Reading | undefined {
  const readings: Reading[] = [];
  for (const [index, layout] of layouts.entries()) {
    const reading = assemble(layout, placed[index] ?? [], end);
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

function finish(source: Source, reading: Reading | undefined, state: State | undefined): Document {
  const { uri, version, syntax, text } = source;
  const { roots, comments } = reading ?? { roots: [], comments: [] };
  const sorted = [...(reading?.problems ?? [])].sort((a, b) => a.span.start - b.span.start).slice(0, maximumProblems);
  const problems = syntax === 'yaml' ? onePerCause(sorted, text) : sorted;
  const document: Document = { uri, version, syntax, text, roots, problems, comments };
  if (state) states.set(document, state);
  return document;
}

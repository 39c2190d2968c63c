import type { Dialect } from './input.ts';

/** What an engine of `npm run fuzz` is asked for. Without a bound it runs until its own default count is reached. */
export interface FuzzOptions {
  /** Where the random numbers start: the same seed and count give the same run. */
  readonly seed: number;
  /** Stops at the first input after so many minutes of the clock. */
  readonly minutes?: number;
  /** Stops after so many inputs, steps or edits, whatever the engine counts. */
  readonly count?: number;
  /** Inputs of this dialect alone, for engines that draw one. */
  readonly dialect?: Dialect;
}

/** Something that must not be. */
export interface Failure {
  /** What was broken, in a few words that are the same for the same cause: `threw`, `span beyond the text`. */
  readonly what: string;
  /** The seed of this very input: `--seed` with it and `--count 1` shows the failure again. */
  readonly seed: number;
  /** What was seen, for a person to read. */
  readonly message: string;
  /** The file below `test/fuzz/cases` that the smallest input or story was written to. */
  readonly file?: string;
}

/** What an engine did, by count, and what it found. */
export interface Report {
  readonly counts: Readonly<Record<string, number>>;
  readonly failures: readonly Failure[];
}

export type Engine = (options: FuzzOptions) => Promise<Report>;

import type { Comment, Node, Problem } from '../../model/source.ts';

/** What a reader made of one piece of text. Offsets count from the start of the piece. */
export interface ParsedText {
  readonly roots: readonly Node[];
  readonly problems: readonly Problem[];
  readonly comments: readonly Comment[];
  /** Text was skipped or misplaced, so that keys may be missing from any map of the piece. */
  readonly broken: boolean;
  /** An alias has no anchor in the piece: it may have one in an earlier piece. */
  readonly dangling: boolean;
}

/**
 * A text with deeper levels is not read beyond them: every reader of it and every walk over it may recurse, and where the stack
 * runs out inside of V8's regular expressions the whole process dies. No real template comes near.
 */
export const maximumDepth = 200;
export const tooDeep = `Nested more than ${maximumDepth} levels deep: from here on nothing was read.`;
/** More syntax problems than these help nobody; a binary file would have thousands. */
export const maximumProblems = 100;

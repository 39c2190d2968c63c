import type { TextEdit } from '../model/finding.ts';
import type { Change } from './change.ts';
import { editsForAll } from './edit.ts';

export interface Composed {
  readonly edits: readonly TextEdit[];
  /** Indexes of the sets that are part of it. */
  readonly taken: readonly number[];
  /** The others, with the reason: they can't be made, or contradict one before them. */
  readonly left: readonly { readonly index: number; readonly because: string }[];
}

/**
 * The changes of several fixes as one set of edits, the first ones first; each fix is taken whole or not at all. Unlike merged
 * edits, composed changes may write at the same place, into the same new block even: they are put together on the tree.
 */
export function compose(sets: readonly (readonly Change[])[]): Composed {
  const all = editsForAll(sets.flat());
  if ('edits' in all) return { edits: all.edits, taken: [...sets.keys()], left: [] };
  let edits: readonly TextEdit[] = [];
  const taken: number[] = [];
  const left: { index: number; because: string }[] = [];
  const changes: Change[] = [];
  // Halves are tried as wholes: few sets contradict the others, and each trial writes them all.
  const add = (from: number, to: number): void => {
    const added = sets.slice(from, to).flat();
    const outcome = editsForAll([...changes, ...added]);
    if (!('refused' in outcome)) {
      edits = outcome.edits;
      for (let index = from; index < to; index++) taken.push(index);
      changes.push(...added);
    } else if (to - from === 1) left.push({ index: from, because: outcome.refused });
    else {
      const middle = (from + to) >> 1;
      add(from, middle);
      add(middle, to);
    }
  };
  if (sets.length > 0) add(0, sets.length);
  return { edits, taken, left };
}

import type { TextEdit } from '../model/finding.ts';

/** Whether two edits can't both be made: they change the same text, or write at the same place. */
export function overlaps(a: TextEdit, b: TextEdit): boolean {
  return (
    a.uri === b.uri && a.span.start <= b.span.end && b.span.start <= a.span.end && !followsOn(a, b) && !followsOn(b, a)
  );
}

/** One replaces text up to where the other, which inserts nothing there, starts to replace. */
const followsOn = (a: TextEdit, b: TextEdit): boolean =>
  a.span.end === b.span.start && a.span.start < a.span.end && b.span.start < b.span.end;

const same = (a: TextEdit, b: TextEdit): boolean =>
  a.uri === b.uri && a.span.start === b.span.start && a.span.end === b.span.end && a.text === b.text;

export interface Merged {
  readonly edits: readonly TextEdit[];
  /** Indexes of the sets that are part of it; the others wait until these are made and the text is looked at anew. */
  readonly taken: readonly number[];
}

/**
 * Sets of edits that fit together, the first ones first; each set is taken whole or not at all. Sets that write the same at the
 * same place count once. Several insertions at one place are never merged here: which comes first depends on the structure.
 * Use `compose` on their changes for that.
 */
export function mergeEdits(sets: readonly (readonly TextEdit[])[]): Merged {
  const edits: TextEdit[] = [];
  const taken: number[] = [];
  for (const [index, set] of sets.entries()) {
    const added = set.filter((edit) => !edits.some((other) => same(edit, other)));
    if (added.some((edit) => edits.some((other) => overlaps(edit, other)))) continue;
    edits.push(...added);
    taken.push(index);
  }
  return { edits, taken };
}

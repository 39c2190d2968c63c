import type { Patch } from '../model/source.ts';
import { refuse } from '../syntax/refused.ts';

/** Patches in the order of the text, those that touch made one. */
export function settle(patches: readonly Patch[]): Pick<Patch, 'start' | 'end' | 'text'>[] {
  const sorted = patches
    .map((patch) => besideInsertion(patch, patches))
    .filter(({ start, end, text }) => start < end || text !== '')
    .map((patch, index) => ({ patch, index }))
    .sort(
      (a, b) =>
        a.patch.start - b.patch.start ||
        Number(a.patch.end > a.patch.start) - Number(b.patch.end > b.patch.start) ||
        b.patch.rank - a.patch.rank ||
        a.index - b.index,
    );
  const settled: { start: number; end: number; text: string }[] = [];
  for (const { patch } of sorted) {
    const last = settled.at(-1);
    if (last && patch.start < last.end) refuse('Two changes touch the same text: apply one of them, then the other.');
    if (last?.end === patch.start) {
      last.end = patch.end;
      last.text += patch.text;
    } else settled.push({ start: patch.start, end: patch.end, text: patch.text });
  }
  return settled;
}

/** What is put in at the end of the last line that goes needs the line break behind it. */
function besideInsertion(patch: Patch, all: readonly Patch[]): Patch {
  const { instead } = patch;
  const inserts = instead && all.some(({ start, end }) => start === instead.end && end === instead.end);
  return inserts ? { ...patch, ...instead } : patch;
}

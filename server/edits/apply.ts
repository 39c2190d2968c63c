import type { TextEdit } from '../model/finding.ts';

/** Edits that do not fit together; never the user's fault. */
export class OverlappingEdits extends Error {}

const byPlace = (a: TextEdit, b: TextEdit): number => a.span.start - b.span.start || a.span.end - b.span.end;

/** The text with all edits of it made. Insertions at one place keep their order. Throws `OverlappingEdits`. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { span, text: put } of edits.toSorted(byPlace)) {
    if (span.start < done || span.end < span.start || span.end > text.length) {
      throw new OverlappingEdits(
        `Edit at ${span.start}-${span.end} reaches into text changed up to ${done} or beyond the end.`,
      );
    }
    parts.push(text.slice(done, span.start), put);
    done = span.end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}

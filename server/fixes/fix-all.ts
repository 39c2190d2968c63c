import type { Analysis, Finding, TextEdit } from '../model/finding.ts';
import type { Catalogue } from '../model/rule.ts';
import { choicesFor } from './choices.ts';

/** The preferred fix of each finding, as far as they don't touch each other; what is left waits for a fresh analysis. */
export function fixAll(findings: readonly Finding[], analysis: Analysis, catalogue: Catalogue): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  for (const finding of findings) {
    if (finding.suppressed) continue;
    const preferred = choicesFor(finding, analysis, catalogue).fixes.find((fix) => fix.preferred);
    if (preferred && !preferred.edits.some((edit) => taken.some((other) => touches(edit, other))))
      taken.push(...preferred.edits);
  }
  return taken;
}

const touches = (a: TextEdit, b: TextEdit): boolean =>
  a.uri === b.uri && a.span.start <= b.span.end && b.span.start <= a.span.end;

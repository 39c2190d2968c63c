import { compose } from '../edits/compose.ts';
import type { Analysis, Finding, TextEdit } from '../model/finding.ts';
import type { Catalogue } from '../model/rule.ts';
import { preferredFor } from './choices.ts';

/** The preferred fix of each finding, put together on the tree; one that contradicts an earlier one waits for a fresh analysis. */
export function fixAll(findings: readonly Finding[], analysis: Analysis, catalogue: Catalogue): readonly TextEdit[] {
  const sets = findings.flatMap((finding) => {
    if (finding.suppressed) return [];
    const preferred = preferredFor(finding, analysis, catalogue);
    return preferred ? [preferred.changes] : [];
  });
  return compose(sets).edits;
}

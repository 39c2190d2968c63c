import { compose } from '../edits/compose.ts';
import type { ComposedFixes, Fix } from '../model/finding.ts';
import type { PlannedFix } from './assemble.ts';

const isPlanned = (fix: Fix): fix is PlannedFix => 'changes' in fix;

/** Fixes put together on the tree, the first ones first; those that contradict one before them are not among the taken. */
export function composeFixes(fixes: readonly Fix[]): ComposedFixes {
  const planned = fixes.filter(isPlanned);
  const { edits, taken } = compose(planned.map(({ changes }) => changes));
  return { edits, taken: taken.flatMap((index) => planned[index] ?? []) };
}

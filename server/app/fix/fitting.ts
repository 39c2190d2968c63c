import type { Analysis, Analyzer, Fix, TextEdit } from '../../model/finding.ts';
import type { Chosen } from './shared-key.ts';

/**
 * What can be done at once: fixes of one project are put together on its tree. A file that several projects share is changed by the
 * first of them, and by the others after a fresh look.
 */
export function fitting(
  choices: readonly (Chosen & { readonly analysis: Analysis })[],
  analyzer: Analyzer,
): readonly Fix[] {
  const analysisOf = new Map(
    choices.flatMap(({ choice, analysis }) => ('fix' in choice ? [[choice.fix, analysis] as const] : [])),
  );
  const owner = new Map<string, Analysis>();
  const mine = [...analysisOf].filter(([{ edits }, analysis]) =>
    edits.every(({ uri }) => {
      if (!owner.has(uri)) owner.set(uri, analysis);
      return owner.get(uri) === analysis;
    }),
  );
  return [...new Set(analysisOf.values())].flatMap(
    (analysis) => analyzer.compose(mine.flatMap(([fix, of]) => (of === analysis ? [fix] : []))).taken,
  );
}

/** Their edits, put together. */
export const fittingEdits = (
  fixes: readonly Fix[],
  analysisOf: ReadonlyMap<Fix, Analysis>,
  analyzer: Analyzer,
): readonly TextEdit[] =>
  [...new Set(fixes.map((fix) => analysisOf.get(fix)))].flatMap(
    (analysis) => analyzer.compose(fixes.filter((fix) => analysisOf.get(fix) === analysis)).edits,
  );

import { applyEdits } from '../../server/edits/apply.ts';
import type { Analysis, Finding, Fix } from '../../server/model/finding.ts';
import type { Settings } from '../../server/model/settings.ts';
import { analyzer, lintFiles, uriOf } from '../picture/lint-files.ts';

export type Files = Readonly<Record<string, string>>;
export interface Chosen {
  readonly finding: Finding;
  readonly analysis: Analysis;
  readonly fix: Fix;
  readonly fixed: Files;
}

/** The fix of that id among all that are offered for findings of a resource; undefined where it is not. */
export function choose(
  files: Files,
  id: string,
  address: string,
  settings: Partial<Settings> = {},
): Chosen | undefined {
  for (const analysis of lintFiles(files, settings).analyses)
    for (const finding of analysis.findings.filter((one) => one.resource.address === address)) {
      const fix = offered(finding, analysis).find((one) => one.id === id);
      if (fix) return { finding, analysis, fix, fixed: apply(files, fix) };
    }
  return undefined;
}

export const offered = (finding: Finding, analysis: Analysis): readonly Fix[] => [
  ...analyzer.fixes(finding, analysis).fixes,
  ...analyzer.wider(finding, analysis).flatMap(({ made }) => made() ?? []),
];

export const apply = (files: Files, { edits }: Fix): Files =>
  Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      applyEdits(
        text,
        edits.filter(({ uri }) => uri === uriOf(name)),
      ),
    ]),
  );

/** What is found with certainty. */
export const certain = (files: Files, settings: Partial<Settings> = {}): readonly Finding[] =>
  lintFiles(files, settings)
    .analyses.flatMap(({ findings }) => findings)
    .filter(({ verdict, suppressed }) => verdict !== 'unknown' && !suppressed);

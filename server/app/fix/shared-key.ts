import type { Analysis, Analyzer, Finding, KeyChoice } from '../../model/finding.ts';
import { type Choice, chooseFix, writesKey } from './choice.ts';
import type { FixLimits } from './request.ts';

export interface Chosen {
  readonly finding: Finding;
  readonly choice: Choice;
}

/** What is done about each finding. What is to have a new key gets it together: one for each template or module. */
export function chooseAll(
  analysis: Analysis,
  analyzer: Analyzer,
  options: FixLimits,
  key: KeyChoice | undefined,
  /** Keys that were written before: they are taken rather than further ones written. */
  written: readonly KeyChoice[],
): readonly Chosen[] {
  const findings = analysis.findings.filter(({ suppressed }) => !suppressed);
  const chosen = findings.map((finding): Chosen => {
    for (const one of written) {
      const choice = chooseFix(finding, analysis, analyzer, options, one);
      if ('fix' in choice) return { finding, choice };
    }
    return { finding, choice: chooseFix(finding, analysis, analyzer, options, key) };
  });
  if (key?.is !== 'new' && key?.is !== 'parameter') return chosen;
  const alone = chosen.flatMap(({ finding, choice }) => ('fix' in choice && writesKey(choice.fix) ? [finding] : []));
  const { fixes } = analyzer.together(alone, analysis, key);
  return chosen.map((one) => {
    const fix = fixes.find(({ finding, also }) => finding === one.finding || also.includes(one.finding));
    return fix && 'fix' in one.choice ? { ...one, choice: { fix } } : one;
  });
}

import { retitled } from '../../deploy/consent.ts';
import type { Deploys } from '../../deploy/deploys.ts';
import type { Analyzer, Fix, WiderOffer } from '../../model/finding.ts';
import type { DocumentReport, Shown } from '../diagnostics/report.ts';
import type { DroppableRun } from '../slices.ts';
import { inSlices } from '../slices.ts';

/** The fixes of findings, worked out once for each analysis and only when somebody asks. */
export interface Fixes {
  readonly of: (shown: Shown) => readonly Fix[];
  /** Those that mend other findings of the file along with it. */
  readonly wider: (shown: Shown) => readonly WiderOffer[];
  /** With what a deploy does beyond the resource, as soon as that is known; asking has it worked out. */
  readonly titleOf: (shown: Shown, fix: Fix) => string;
  /**
   * The findings of a document that have a fix which may be applied unasked, as that one of its projects sees them which can mend
   * most. Undefined when dropped.
   */
  readonly preferredIn: (
    reports: readonly DocumentReport[],
    run: DroppableRun,
  ) => Promise<readonly Shown[] | undefined>;
  /** Whether there is one; the findings behind the first one are not looked at. */
  readonly hasPreferred: (reports: readonly DocumentReport[], run: DroppableRun) => Promise<boolean | undefined>;
}

export function createFixes(analyzer: Analyzer, deploys: Deploys): Fixes {
  const of = remembered(({ finding, analysis }) => analyzer.fixes(finding, analysis).fixes);
  const wider = remembered(({ finding, analysis }) => analyzer.wider(finding, analysis));
  const best = remembered(({ finding, analysis }) => analyzer.preferred(finding, analysis) !== undefined);
  const preferred = function* (reports: readonly DocumentReport[]): Generator<void, readonly Shown[]> {
    let most: readonly Shown[] = [];
    for (const { shown } of reports) {
      const found: Shown[] = [];
      for (const one of shown) {
        if (one.finding.fixable && best(one)) found.push(one);
        yield;
      }
      if (found.length > most.length) most = found;
    }
    return most;
  };
  const anyPreferred = function* (reports: readonly DocumentReport[]): Generator<void, boolean> {
    for (const one of reports.flatMap(({ shown }) => shown)) {
      if (one.finding.fixable && best(one)) return true;
      yield;
    }
    return false;
  };
  const titleOf = ({ analysis }: Shown, fix: Fix): string => {
    const outcome = deploys.known(fix);
    if (outcome) return retitled(fix, outcome);
    if (fix.impact !== 'in-place') void deploys.of(fix, analysis);
    return fix.title;
  };
  return {
    of,
    wider,
    titleOf,
    preferredIn: (reports, run) => inSlices(preferred(reports), run),
    hasPreferred: (reports, run) => inSlices(anyPreferred(reports), run),
  };
}

/** Findings of unchanged resources live on in the next analysis, where their edits stand elsewhere: both are the key. */
function remembered<T extends object | boolean>(work: (shown: Shown) => T): (shown: Shown) => T {
  const known = new WeakMap<Shown['analysis'], WeakMap<Shown['finding'], T>>();
  return (shown) => {
    const ofAnalysis = known.get(shown.analysis) ?? new WeakMap<Shown['finding'], T>();
    known.set(shown.analysis, ofAnalysis);
    const result = ofAnalysis.get(shown.finding) ?? work(shown);
    ofAnalysis.set(shown.finding, result);
    return result;
  };
}

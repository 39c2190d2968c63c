import type { Analysis, Analyzer, Finding } from '../model/finding.ts';
import { identityOf, idOf, matterOf, numbered } from '../model/identity.ts';
import type { LintOptions } from './options.ts';
import { judgeAll } from '../workspace/judge.ts';
import { type Loaded, skippedBy } from './load.ts';
import type { Report, Reported } from './report.ts';
import { failsRun } from './threshold.ts';

/** What was loaded, and what became of it. Files that could not be judged are unreadable. */
export interface Judged extends Loaded {
  readonly analyses: readonly Analysis[];
}

/** Judges everything that was loaded; a mistake of ours costs the project in which it is met, and no other. */
export function judge(loaded: Loaded, analyzer: Analyzer): Judged {
  const { analyses, crashed } = judgeAll(loaded, (project) => analyzer.analyze(project, loaded.settings));
  if (crashed.length === 0) return { ...loaded, analyses };
  const documents = analyses.flatMap(({ project }) => project.documents);
  const linted = new Set(documents.map(({ uri }) => uri));
  return {
    ...loaded,
    analyses,
    files: [...linted].sort(),
    broken: loaded.broken.filter(({ document }) => linted.has(document.uri)),
    unreadable: [...loaded.unreadable, ...crashed.map(skippedBy)],
  };
}

/** Gathers what is to be told, in an order that depends on nothing but the input. `root`: URI of the directory that ids start at. */
export function reportOf(
  judged: Judged,
  version: string,
  root: string,
  options: Pick<LintOptions, 'failOn' | 'failOnDefault' | 'showSuppressed'>,
): Report {
  const { analyses } = judged;
  const all = analyses.flatMap((analysis) => oneOfStore(analysis.findings).map((finding) => ({ finding, analysis })));
  const shown = once(all.filter(({ finding }) => options.showSuppressed || !finding.suppressed));
  const ids = numbered(shown.map(({ finding }) => idOf(finding, root)));
  // Projects come by file, and findings in the order of their places.
  return {
    version,
    reported: shown.map((one, index): Reported => ({
      ...one,
      fails: failsRun(one.finding, options),
      id: ids[index] ?? '',
    })),
    suppressed: once(all.filter(({ finding }) => finding.suppressed)).length,
    files: judged.files,
    stores: analyses.reduce((sum, { stores }) => sum + stores.length, 0),
    skipped: judged.skipped,
    unreadable: judged.unreadable,
    broken: judged.broken,
    // What is missing is among what can't be read.
    notes: analyses.flatMap(({ notes }) => notes.filter(({ missing }) => !missing)),
  };
}

/** Of the rungs of a store that are all suppressed, the lowest one speaks for the store. */
function oneOfStore(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    if (!finding.store || !finding.suppressed) return true;
    return seen.size < seen.add(matterOf(finding)).size;
  });
}

/** What is said in the same words of the same place, of a template that two stacks nest or a module that two roots call, is told once. */
function once<T extends { readonly finding: Finding }>(all: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return all.filter(({ finding }) => {
    const { unit, within } = identityOf(finding);
    const { site, message } = finding;
    const place = 'node' in site ? `${site.node.origin.start + site.node.from}` : JSON.stringify(site.pointer);
    const key = [unit, within, site.document.uri, place, message].join('\n');
    return seen.size < seen.add(key).size;
  });
}

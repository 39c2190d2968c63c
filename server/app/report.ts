import type { Analysis, Finding, Note } from '../model/finding.ts';
import { identityOf, idOf, matterOf, numbered } from '../model/identity.ts';
import type { JudgedMaterial } from './judge.ts';
import type { Broken, Unseen } from './load.ts';
import type { Catalogue } from '../model/rule.ts';
import { type NoOpinion, noOpinion } from './no-opinion.ts';
import { type StoreTally, storeTally } from './store-tally.ts';
import { failsRun, type Threshold } from './threshold.ts';

export interface Reported {
  readonly finding: Finding;
  readonly analysis: Analysis;
  /** Whether it counts towards exit code 1. */
  readonly fails: boolean;
  /** Its identity, with its file relative to the root of the repository. Unique in the report. */
  readonly id: string;
}

/** Everything that one run found out, in the order in which it is told. */
export interface Report {
  /** Of AtRest. */
  readonly version: string;
  /** By file, then by place. Suppressed ones are among them only when asked for. */
  readonly reported: readonly Reported[];
  /** How many findings are suppressed. */
  readonly suppressed: number;
  /** Files that were linted. */
  readonly files: readonly string[];
  readonly stores: StoreTally;
  readonly noOpinion: NoOpinion;
  /** The day of what AtRest knows of AWS's types, as `2026-11-10`. */
  readonly dataOf: string;
  readonly skipped: readonly Unseen[];
  readonly unreadable: readonly Unseen[];
  readonly broken: readonly Broken[];
  readonly notes: readonly Note[];
}

export interface ReportRequest extends Threshold {
  readonly version: string;
  readonly catalogue: Catalogue;
  /** URI of the directory that ids start at: the root of the repository. */
  readonly root: string;
  readonly showSuppressed: boolean;
}

/** Gathers what is to be told, in an order that depends on nothing but the input. */
export function reportOf(judged: JudgedMaterial, request: ReportRequest): Report {
  const { analyses } = judged;
  const all = analyses.flatMap((analysis) => oneOfStore(analysis.findings).map((finding) => ({ finding, analysis })));
  const shown = once(all.filter(({ finding }) => request.showSuppressed || !finding.suppressed));
  const ids = numbered(shown.map(({ finding }) => idOf(finding, request.root)));
  const strange = noOpinion(analyses, request.catalogue, (uri) => judged.settings(uri).unknown !== 'off');
  // Projects come by file, and findings in the order of their places.
  return {
    version: request.version,
    reported: shown.map((one, index): Reported => ({
      ...one,
      fails: failsRun(one.finding, request),
      id: ids[index] ?? '',
    })),
    suppressed: once(all.filter(({ finding }) => finding.suppressed)).length,
    files: judged.files,
    stores: storeTally(analyses),
    noOpinion: strange,
    dataOf: request.catalogue.dataOf,
    skipped: judged.skipped,
    unreadable: judged.unreadable,
    broken: judged.broken,
    // What is missing is among what can't be read.
    notes: [...analyses.flatMap(({ notes }) => notes.filter(({ missing }) => !missing)), ...strange.notes],
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

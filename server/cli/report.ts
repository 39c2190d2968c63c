import type { Analysis, Analyzer, Finding, Fix, Note } from '../model/finding.ts';
import type { Document, Problem } from '../model/source.ts';

export interface Reported {
  readonly finding: Finding;
  readonly analysis: Analysis;
  /** Whether it counts towards exit code 1. */
  readonly fails: boolean;
  /** Its identity, with its file relative to the root of the repository. Unique in the report. */
  readonly id: string;
}
export interface Skipped {
  readonly uri: string;
  readonly reason: string;
  /** It is a mistake of ours, not of the file. */
  readonly internal?: true;
}
/** A text that is ours and has syntax errors; it was linted as far as it goes. */
export interface Broken {
  readonly document: Document;
  readonly problems: readonly Problem[];
}

/** Everything that one run found out, in the order in which it is told. */
export interface Report {
  readonly version: string;
  /** By file, then by place. Suppressed ones are among them only when asked for. */
  readonly reported: readonly Reported[];
  /** How many findings are suppressed. */
  readonly suppressed: number;
  /** Files that were linted. */
  readonly files: readonly string[];
  /** How many stores were judged. */
  readonly stores: number;
  readonly skipped: readonly Skipped[];
  readonly unreadable: readonly Skipped[];
  readonly broken: readonly Broken[];
  readonly notes: readonly Note[];
}

/** What a reporter knows besides the report. */
export interface View {
  readonly analyzer: Analyzer;
  /** A file as the user calls it: relative to the working directory, with `/`. */
  readonly nameOf: (uri: string) => string;
}

/** Files that were linted, skipped or could not be read, each once. */
export const lookedAt = ({ files, skipped, unreadable }: Report): number =>
  new Set([...files, ...[...skipped, ...unreadable].map(({ uri }) => uri)]).size;

/** Why files were skipped, and how many for each reason, the most frequent first. */
export function skippedFor({ skipped }: Report): readonly { readonly reason: string; readonly files: number }[] {
  const counts = new Map<string, number>();
  for (const { reason } of skipped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, files]) => ({ reason, files })).sort((a, b) => b.files - a.files);
}

/** How many findings a fix can put right, by what it does to what is deployed. What is not known to be wrong is not counted. */
export function fixability(reported: readonly Reported[]): { inPlace: number; otherwise: number; none: number } {
  const wrong = reported.filter(({ finding }) => finding.verdict !== 'unknown' && !finding.suppressed);
  const fixable = wrong.filter(({ finding }) => finding.fixable);
  const inPlace = fixable.filter(({ finding }) => finding.impact === 'in-place').length;
  return { inPlace, otherwise: fixable.length - inPlace, none: wrong.length - fixable.length };
}

/** Fixes that mend something; a suppression only hides it. */
export const mending = (fixes: readonly Fix[]): readonly Fix[] =>
  fixes.filter(({ outcome, edits }) => outcome.is === 'mended' && edits.length > 0);

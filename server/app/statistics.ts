import type { Finding } from '../model/finding.ts';
import { SEVERITIES, type Severity } from '../model/settings.ts';
import type { Report } from './report.ts';

/** What a report comes to in figures. Suppressed findings count nowhere. */
export interface Statistics {
  readonly findings: number;
  /** The severest first. */
  readonly severity: Readonly<Record<Severity, number>>;
  readonly verdict: Readonly<Record<Finding['verdict'], number>>;
  /** Of these, how many count towards exit code 1. */
  readonly failing: number;
  /** How many a fix can put right, by what it does to what is deployed. What is not known to be wrong is not counted. */
  readonly fixable: { readonly inPlace: number; readonly otherwise: number; readonly none: number };
}

export function statisticsOf({ reported }: Pick<Report, 'reported'>): Statistics {
  const live = reported.map(({ finding }) => finding).filter(({ suppressed }) => !suppressed);
  return {
    findings: live.length,
    severity: tally(SEVERITIES.toReversed(), live, ({ severity }) => severity),
    verdict: tally(['fail', 'default', 'unknown'], live, ({ verdict }) => verdict),
    failing: reported.filter(({ fails }) => fails).length,
    fixable: fixability(live),
  };
}

function tally<Word extends string>(
  words: readonly Word[],
  findings: readonly Finding[],
  of: (finding: Finding) => Word,
): Readonly<Record<Word, number>> {
  const counts = words.map((word) => [word, findings.filter((finding) => of(finding) === word).length] as const);
  return Object.fromEntries(counts) as Record<Word, number>;
}

function fixability(live: readonly Finding[]): Statistics['fixable'] {
  const wrong = live.filter(({ verdict }) => verdict !== 'unknown');
  const fixable = wrong.filter((finding) => finding.fixable);
  const inPlace = fixable.filter(({ impact }) => impact === 'in-place').length;
  return { inPlace, otherwise: fixable.length - inPlace, none: wrong.length - fixable.length };
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

import type { Analysis, Verdict } from '../model/finding.ts';

/** What the stores of a run come to, by the rungs that their profiles ask for, so that silence means something. */
export interface StoreTally {
  /** How many were judged. */
  readonly judged: number;
  /** Without suppressed ones. */
  readonly verdict: Readonly<Record<Verdict, number>>;
  /** What is found of them is suppressed, all of it. */
  readonly suppressed: number;
  /** Of those that are `unknown`, of how many no finding says so: `unknown` is off. */
  readonly untold: number;
}

export function storeTally(analyses: readonly Pick<Analysis, 'stores'>[]): StoreTally {
  const verdicts: Record<Verdict, number> = { pass: 0, fail: 0, default: 0, unknown: 0 };
  const counts = { judged: 0, suppressed: 0, untold: 0 };
  for (const { stores } of analyses)
    for (const { verdict, isSuppressed, finding } of stores) {
      counts.judged++;
      if (isSuppressed) counts.suppressed++;
      else {
        verdicts[verdict]++;
        if (verdict === 'unknown' && finding?.verdict !== 'unknown') counts.untold++;
      }
    }
  return { ...counts, verdict: verdicts };
}

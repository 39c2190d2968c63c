import type { Finding, RungReport, Protection, StoreReport, Verdict } from '../../model/finding.ts';
import type { Suppressed } from '../../model/suppressed.ts';
import type { RungRule } from '../../model/rule.ts';
import { SEVERITIES, type Settings, type Severity } from '../../model/settings.ts';
import { RUNGS } from '../../model/level.ts';
import { casesOf, type JudgedStore, protectionOf, type CaselessLook, truthOf } from '../judge/judge-store.ts';
import { reaches } from '../judge/level.ts';
import { rungsOf } from '../judge/rungs.ts';
import { severityOf, unknownSeverity } from '../severity.ts';
import { type Asked, type UnmetRung, storeFinding } from './store-finding.ts';

/** Whether a finding is suppressed; asked rung by rung. */
export type Suppression = (finding: Finding) => Suppressed | undefined;

/** What one judged store comes to: a report, and at most one finding that counts (suppressed ones come along). */
export function findStore(
  judged: JudgedStore,
  rules: readonly RungRule[],
  around: CaselessLook,
  suppression: Suppression,
): { readonly report: StoreReport; readonly findings: readonly Finding[] } {
  const protection = protectionOf(judged);
  const candidates: UnmetRung[] = rules.map((rule) => ({
    rule,
    truth: truthOf(judged, rule.rung),
    severity: severityOf(rule, around.settings),
  }));
  const asked = candidates.filter(isAsked);
  const unsure = asked.find(({ truth }) => truth === 'unknown');
  const unmet = asked.filter(({ truth }) => truth === 'no');
  const doubt = unsure && outweighs(unsure, unmet[0], around.settings) ? unsure : undefined;
  const told = doubt && around.settings.unknown !== 'off' ? doubt : undefined;
  const findings = told ? [] : unmetFindings(judged, unmet, around, protection, suppression);
  if (told) {
    const finding = storeFinding(judged, told, [], around, protection);
    const suppressed = suppression(finding);
    findings.push(suppressed ? { ...finding, suppressed } : finding);
  }
  const live = findings.find((finding) => !finding.suppressed);
  const [first] = findings;
  const elsewhere = unmet[0] !== undefined && decidedElsewhere(judged, unmet[0].rule);
  const verdict: Verdict = doubt ? 'unknown' : ((live ?? first)?.verdict ?? (elsewhere ? 'fail' : 'pass'));
  let rungs: readonly RungReport[] | undefined;
  return {
    report: {
      site: judged.site,
      kind: judged.kind,
      protection,
      // Asked for by few: who shows what is fine.
      get rungs() {
        return (rungs ??= rungsOf(judged, rules, around));
      },
      verdict,
      ...(live && { finding: live }),
      isSuppressed: !live && first !== undefined,
    },
    findings,
  };
}

const isAsked = (candidate: UnmetRung): candidate is Asked => candidate.severity !== 'off';

/** A doubt on a lower rung is told rather than a certainty on a higher one that matters no more; where doubts are off, the certainty is. */
function outweighs(unsure: Asked, certain: Asked | undefined, settings: Settings): boolean {
  if (!certain) return true;
  // Whether data lies in the clear matters more than a note on whose key it is.
  const least: Severity = unsure.rule.rung === 'encrypted' ? 'info' : 'hint';
  const weight = Math.max(SEVERITIES.indexOf(unknownSeverity(settings)), SEVERITIES.indexOf(least));
  return (
    RUNGS.indexOf(unsure.rule.rung) < RUNGS.indexOf(certain.rule.rung) && weight >= SEVERITIES.indexOf(certain.severity)
  );
}

/** The lowest unmet rung that is not suppressed, with the suppressed ones below it. */
function unmetFindings(
  judged: JudgedStore,
  unmet: readonly Asked[],
  around: CaselessLook,
  protection: Protection,
  suppression: Suppression,
): Finding[] {
  const findings: Finding[] = [];
  for (const [index, candidate] of unmet.entries()) {
    if (decidedElsewhere(judged, candidate.rule)) break;
    const rules = unmet.slice(index).map(({ rule }) => rule);
    const finding = storeFinding(judged, candidate, rules, around, protection);
    const suppressed = suppression(finding);
    findings.push(suppressed ? { ...finding, suppressed } : finding);
    if (!suppressed) break;
  }
  return findings;
}

/** A store whose level comes whole from another store of the project is that store's finding. */
function decidedElsewhere(judged: JudgedStore, rule: RungRule): boolean {
  const failing = casesOf(judged, rule.rung, 'no').flatMap(({ parts }) =>
    parts.filter((part) => reaches([part], rule.rung) === 'no'),
  );
  return failing.length > 0 && failing.every((part) => part.from);
}

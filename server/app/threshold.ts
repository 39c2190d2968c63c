import { severityOf } from '../engine/severity.ts';
import type { Finding } from '../model/finding.ts';
import { SEVERITIES } from '../model/settings.ts';
import type { Severity } from '../model/settings.ts';

export interface Threshold {
  readonly failOn: Severity | 'never';
  /** Whether what only a service default encrypts counts. */
  readonly failOnDefault: boolean;
}

/**
 * Whether a finding counts towards exit code 1. *Unknown* and suppressed ones never do. A store counts by the severest rule that it
 * does not meet, so that a store left to a service default, which does not count by itself, does when a higher rung is asked for.
 */
export function failsRun(finding: Finding, { failOn, failOnDefault }: Threshold): boolean {
  if (failOn === 'never' || finding.suppressed || finding.verdict === 'unknown') return false;
  const reaches = (severity: Severity | 'off'): boolean =>
    severity !== 'off' && SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(failOn);
  if ((finding.verdict === 'fail' || failOnDefault) && reaches(finding.severity)) return true;
  return finding.unmet.some(
    (rule) => rule.id !== finding.rule.id && reaches(severityOf(rule, finding.judged.settings)),
  );
}

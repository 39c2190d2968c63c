import type { Finding, StoreSite } from '../../model/finding.ts';
import { worstImpact } from '../../model/impact.ts';
import { own } from '../../model/own.ts';
import type { Severity } from '../../model/settings.ts';
import type { Blame } from './blame.ts';
import type { CaselessLook } from '../judge/judge-store.ts';
import { sentence } from './message.ts';
import { unknownSeverity } from '../severity.ts';

/** What is found out about a store and about a formula each in its own way; all else of a finding follows from it. */
export interface FindingDraft extends Pick<
  Finding,
  'rule' | 'verdict' | 'store' | 'protection' | 'wanted' | 'unmet' | 'message' | 'related' | 'cases' | 'fixable'
> {
  /** What is judged. */
  readonly judged: StoreSite & Pick<Finding['judged'], 'spelled' | 'when'>;
  /** Where to act. */
  readonly place: Pick<Blame, 'place' | 'site'>;
  /** Of the rule, where it is certain that it is not met. */
  readonly severity: Severity;
  /** Facets that the least fix sets. */
  readonly changed: readonly string[];
  /** Why there is no fix, as a rule words it. */
  readonly noFix: string | undefined;
}

/** The one maker of findings. */
export function buildFinding(draft: FindingDraft, { settings }: Pick<CaselessLook, 'settings'>): Finding {
  const { judged, place, severity, changed, noFix, ...told } = draft;
  const { resource, ...within } = judged;
  const { impact } = within.spelled;
  return {
    ...told,
    ...place,
    severity: told.verdict === 'unknown' ? unknownSeverity(settings) : severity,
    resource,
    impact: settings.deployed
      ? worstImpact(changed.map((facet) => own(impact, facet) ?? impact['*'] ?? 'unknown'))
      : 'in-place',
    ...(noFix === undefined ? {} : { noFix: sentence(noFix) }),
    instances: resource.instances ?? [resource.address],
    judged: { ...within, settings },
  };
}

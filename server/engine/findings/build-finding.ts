import type { Finding, StoreSite } from '../../model/finding.ts';
import type { Impact } from '../../model/impact.ts';
import type { Severity } from '../../model/settings.ts';
import type { Blame } from './blame.ts';
import { hopWords } from './hop-words.ts';
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
  /** What a deploy of the least fix does. */
  readonly impact: Impact;
  /** Why there is no fix, as a rule words it. */
  readonly noFix: string | undefined;
}

/** What is written in code of others is shown at the author's call of it. */
function shown(
  { place, site }: FindingDraft['place'],
  related: Finding['related'],
): Pick<Finding, 'place' | 'site' | 'related'> {
  const { borrowed } = place.resource;
  if (borrowed?.isForeign(site.document.uri) !== true) return { place, site, related };
  const of = { is: 'resource', address: place.resource.address } as const;
  return { place, site: borrowed.by.header, related: [{ site, message: hopWords(of) }, ...related] };
}

/** The one maker of findings. */
export function buildFinding(draft: FindingDraft, { settings }: Pick<CaselessLook, 'settings'>): Finding {
  const { judged, place, severity, impact, noFix, ...told } = draft;
  const { resource, ...within } = judged;
  return {
    ...told,
    ...shown(place, told.related),
    severity: told.verdict === 'unknown' ? unknownSeverity(settings) : severity,
    resource,
    impact: settings.deployed ? impact : 'in-place',
    ...(noFix === undefined ? {} : { noFix: sentence(noFix) }),
    instances: resource.instances ?? [resource.address],
    judged: { ...within, settings },
  };
}

import type { Finding, Related } from '../model/finding.ts';
import { type Impact, worstImpact } from '../model/impact.ts';
import { rank } from '../model/level.ts';
import type { RungRule } from '../model/rule.ts';
import type { Severity } from '../model/settings.ts';
import type { Site } from '../model/source.ts';
import type { Truth } from '../model/value.ts';
import { type Blame, blameFacet, relatedOf, unsureFacet } from './blame.ts';
import { again } from './cases.ts';
import { type Needed, neededFor, type WayUp, waysUp } from './change-needed.ts';
import { evidenceOf } from './evidence.ts';
import { holds } from './formula.ts';
import { generatedNoFix } from './generated.ts';
import { casesOf, type JudgedStore, present, reasonsIn, type StoreCase, type Surroundings } from './judge-store.ts';
import { type Part, partsOf, possibleLevels, reaches, WANTED } from './level.ts';
import type { Look, Subject } from './look.ts';
import { rungMessage, sentence, unsureMessage, whenText } from './message.ts';
import { unknownSeverity } from './severity.ts';
import { own } from '../model/own.ts';

/** A rung of a store that is not met, or may not be. */
export interface Candidate {
  readonly rule: RungRule;
  readonly truth: Truth;
  readonly severity: Severity | 'off';
}

/** Words, place, related places and impact of a candidate, seen in the first case in which it fails. */
export function storeFinding(
  judged: JudgedStore,
  { rule, truth, severity }: Candidate,
  unmet: readonly RungRule[],
  around: Surroundings,
  protection: Finding['protection'],
): Finding {
  const { site, kind, store, spelled } = judged;
  const cases = casesOf(judged, rule.rung, truth);
  const first: StoreCase | undefined = cases[0] ?? judged.cases[0];
  const look: Look = { ...around, now: again(first?.when ?? []), depth: 0 };
  const about = present(site.resource, kind, spelled, site.path, look);
  const part = first?.parts.find((one) => reaches([one], rule.rung) === truth) ?? first?.parts[0];
  const way = about && neededFor(store, WANTED[rule.rung], about, look);
  const blamed = about ? blameOf(rule, truth, about, way?.needed ?? [], look) : undefined;
  const partial =
    cases.length < judged.cases.length || judged.cases.some(({ guard }) => guard.length > 0)
      ? cases.map(({ guard }) => guard)
      : [];
  const when = cases.length === judged.cases.length ? '' : whenText(partial);
  const verdict =
    truth === 'unknown' ? 'unknown' : rule.rung === 'declared' && isEncrypted(judged) ? 'default' : 'fail';
  const at: Site = blamed?.site ?? site.resource.header;
  const ways = about ? waysUp(store, WANTED[rule.rung], about, look) : [];
  return {
    rule,
    severity: truth === 'unknown' ? unknownSeverity(around.settings) : severity === 'off' ? 'hint' : severity,
    verdict,
    store: site,
    protection: protection && {
      ...protection,
      reasons: reasonsIn(judged, first ? [first] : []),
      ...(about && { hops: evidenceOf(about, look) }),
    },
    wanted: possibleLevels(store).find((level) => rank(level) >= rank(WANTED[rule.rung])) ?? WANTED[rule.rung],
    unmet,
    resource: site.resource,
    place: blamed?.place ?? { resource: site.resource, path: site.path },
    site: at,
    message:
      verdict === 'unknown'
        ? unsureMessage(kind, site, rule.rung, reasonsOf(first, blamed), when)
        : rungMessage(kind, site, rule.rung, part, first?.parts ?? [], when),
    related: relatedTo(part, blamed, at),
    cases: when === '' ? [] : partial,
    impact: impactOf(judged, way?.needed ?? [], around),
    instances: site.resource.instances ?? [site.resource.address],
    ...fixability(judged, rule, about, ways, look),
    judged: { spelled, path: site.path, settings: around.settings, when: first?.when ?? [] },
  };
}

/** Fine by a default: whatever the case, it is encrypted. */
const isEncrypted = ({ cases, complete }: JudgedStore): boolean =>
  complete && cases.every(({ parts }) => reaches(parts, 'encrypted') === 'yes');

function blameOf(rule: RungRule, truth: Truth, about: Subject, changes: readonly Needed[], look: Look): Blame {
  const store = about.kind.store;
  const facets = Object.keys(about.kind.facets);
  if (truth === 'unknown' && store) {
    const order = [...(rule.rung === 'customer-key' && store.key ? [store.key] : []), ...store.switches, ...facets];
    return blameFacet(about, unsureFacet(about, order, look) ?? changes[0]?.facet, look);
  }
  return blameFacet(about, changes[0]?.facet, look);
}

const reasonsOf = (one: StoreCase | undefined, blamed: Blame | undefined): readonly string[] => {
  const value = blamed?.reading?.value;
  return [
    ...(value?.is === 'unknown' ? [value.reason] : []),
    ...(one?.parts.flatMap((part) => (part.reason === undefined ? [] : [part.reason])) ?? []),
  ];
};

function relatedTo(part: Part | undefined, blamed: Blame | undefined, at: Site): readonly Related[] {
  const hops = [...(blamed?.reading?.value.from ?? []), ...(part?.hops ?? [])];
  const seen = new Set<string>();
  return relatedOf(hops, at).filter(({ message }) => !seen.has(message) && seen.add(message));
}

function impactOf(judged: JudgedStore, changes: readonly Needed[], around: Surroundings): Impact {
  if (!around.settings.deployed) return 'in-place';
  return worstImpact(
    changes.map(({ facet }) => own(judged.spelled.impact, facet) ?? judged.spelled.impact['*'] ?? 'unknown'),
  );
}

function fixability(
  judged: JudgedStore,
  rule: RungRule,
  about: Subject | undefined,
  ways: readonly WayUp[],
  look: Look,
): Pick<Finding, 'fixable' | 'noFix'> {
  const resource = judged.site.resource;
  const noFix = judged.store.noFix?.[rule.rung] ?? generatedNoFix(resource);
  if (noFix !== undefined) return { fixable: false, noFix: sentence(noFix) };
  if (!about || !resource.body) return { fixable: false, noFix: 'The place that decides is not in this project.' };
  if (judged.store.raise.every(({ when }) => when && holds(when, about, look) === 'no'))
    return {
      fixable: false,
      noFix: partsOf(judged.store, about, look).some(({ basis }) => basis === 'inherited')
        ? 'It can’t be changed here: what it belongs to, or its engine and version, decide.'
        : 'Something else of it must change first.',
    };
  return ways.length > 0
    ? { fixable: true }
    : { fixable: false, noFix: 'What it has now can’t be seen, and a fix could take a better key away.' };
}

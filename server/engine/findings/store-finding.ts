import type { Finding, Related } from '../../model/finding.ts';
import type { Store } from '../../model/kind.ts';
import { rank } from '../../model/level.ts';
import { own } from '../../model/own.ts';
import type { RungRule } from '../../model/rule.ts';
import type { Severity } from '../../model/settings.ts';
import type { Site } from '../../model/source.ts';
import { code } from '../../model/text/code.ts';
import { isSecret } from '../../model/value.ts';
import type { Truth } from '../../model/value.ts';
import { type Blame, blameFacet, relatedOf, unsureFacet } from './blame.ts';
import { type Needed, neededFor, waysUp } from '../judge/change-needed.ts';
import { evidenceOf } from './evidence.ts';
import { holds } from '../formula/formula.ts';
import {
  casesOf,
  excusing,
  type JudgedStore,
  reasonsIn,
  type StoreCase,
  type CaselessLook,
} from '../judge/judge-store.ts';
import { type LevelPart, partsOf, possibleLevels, reaches, WANTED } from '../judge/level.ts';
import type { Look, Subject } from '../look.ts';
import { read } from '../read/read.ts';
import { rungMessage, unsureMessage, whenText, wrongWordMessage } from './message.ts';
import { openAgain } from '../judge/reopen.ts';
import { impactOf } from '../judge/impact-of.ts';
import { notPassedOn, passedBy } from '../judge/passed-by.ts';
import { whyNot } from '../judge/only-if.ts';
import { buildFinding } from './build-finding.ts';

/** A rung of a store that is not met, or may not be. */
export interface UnmetRung {
  readonly rule: RungRule;
  readonly truth: Truth;
  readonly severity: Severity | 'off';
}

/** One whose rule is not off. */
export type Asked = UnmetRung & { readonly severity: Severity };

/** Words, place, related places and impact of a candidate, seen in the first case in which it fails. */
export function storeFinding(
  judged: JudgedStore,
  { rule, truth, severity }: Asked,
  unmet: readonly RungRule[],
  around: CaselessLook,
  protection: Finding['protection'],
): Finding {
  const { site, kind, store, spelled } = judged;
  const cases = casesOf(judged, rule.rung, truth);
  const first: StoreCase | undefined = cases[0] ?? judged.cases[0];
  const when = first?.when ?? [];
  const { about, look } = openAgain(kind, { ...site, spelled, when }, around);
  const part = first?.parts.find((one) => reaches([one], rule.rung) === truth) ?? first?.parts[0];
  const changed = (about && neededFor(store, WANTED[rule.rung], about, look)?.needed) ?? [];
  const blamed = about ? blameOf(rule, truth, about, changed, look) : undefined;
  const partial =
    cases.length < judged.cases.length || judged.cases.some(({ guard }) => guard.length > 0)
      ? cases.map(({ guard }) => guard)
      : [];
  const inCases = cases.length === judged.cases.length && !judged.comesAndGoes ? '' : whenText(partial);
  const verdict =
    truth === 'unknown'
      ? 'unknown'
      : !part?.wrong && rule.rung === 'declared' && isEncrypted(judged)
        ? 'default'
        : 'fail';
  const place = blamed ?? { place: { resource: site.resource, path: site.path }, site: site.resource.header };
  const noFix = noFixOf(judged, rule, about, look);
  return buildFinding(
    {
      rule,
      verdict,
      severity,
      judged: { ...site, spelled, when },
      place: { place: place.place, site: place.site },
      message:
        verdict === 'unknown'
          ? unsureMessage(kind, site, rule.rung, reasonsOf(first, blamed), inCases)
          : part?.wrong
            ? wrongWordMessage(kind, site, part.wrong, inCases)
            : rungMessage(kind, site, rule.rung, {
                part,
                parts: first?.parts ?? [],
                when: inCases,
                limit: first && excusing(first, 'kms-key')?.fact.because,
                ...(about && { off: writtenOff(store, about, look) }),
              }),
      related: relatedTo(part, blamed, place.site),
      cases: inCases === '' ? [] : partial,
      unmet,
      store: site,
      protection: protection && {
        ...protection,
        reasons: reasonsIn(judged, first ? [first] : []),
        ...(about && { hops: evidenceOf(about, look) }),
      },
      wanted: possibleLevels(store).find((level) => rank(level) >= rank(WANTED[rule.rung])) ?? WANTED[rule.rung],
      impact: about
        ? impactOf(
            changed.map(({ facet }) => facet),
            about,
            look,
          )
        : 'in-place',
      fixable: noFix === undefined,
      noFix,
    },
    around,
  );
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
  return blameFacet(about, changes[0]?.facet, look, changes[0]?.to);
}

/** The first switch that is written and asks for nothing, as the resource spells it: "`Encrypted` is `false`". */
function writtenOff(store: Store, about: Subject, look: Look): string | undefined {
  for (const facet of store.switches) {
    const { value, path } = read(about, facet, look);
    const name = path.findLast((step) => typeof step === 'string');
    const asks = store.raise.some(({ set }) => value.is === 'known' && own(set, facet) === value.value);
    if (value.is === 'known' && !asks && !isSecret(value) && typeof name === 'string')
      return `${code(name)} is ${code(String(value.value))}`;
  }
  return undefined;
}

const reasonsOf = (one: StoreCase | undefined, blamed: Blame | undefined): readonly string[] => {
  const value = blamed?.reading?.value;
  return [
    ...(value?.is === 'unknown' ? [value.reason] : []),
    ...(one?.parts.flatMap((part) => (part.reason === undefined ? [] : [part.reason])) ?? []),
  ];
};

function relatedTo(part: LevelPart | undefined, blamed: Blame | undefined, at: Site): readonly Related[] {
  const hops = [...(blamed?.reading?.value.from ?? []), ...(part?.hops ?? [])];
  const seen = new Set<string>();
  return relatedOf(hops, at).filter(({ message }) => !seen.has(message) && seen.add(message));
}

function noFixOf(judged: JudgedStore, rule: RungRule, about: Subject | undefined, look: Look): string | undefined {
  const { site, store } = judged;
  const stated = store.noFix?.[rule.rung] ?? site.resource.generated;
  if (stated !== undefined) return stated;
  if (!about || !site.resource.body) return 'The place that decides is not in this project.';
  if (store.raise.every(({ when }) => when && holds(when, about, look) === 'no'))
    return partsOf(store, about, look).some(({ basis }) => basis === 'inherited')
      ? "It can't be changed here: what it belongs to, or its engine and version, decide."
      : 'Something else of it must change first.';
  const ways = waysUp(store, WANTED[rule.rung], about, look);
  if (ways.length === 0) return "What it has now can't be seen, and a fix could take a better key away.";
  const { borrowed } = site.resource;
  if (borrowed && ways.every(({ needed }) => needed.some(({ reading }) => !passedBy(reading.value.from, borrowed))))
    return notPassedOn(borrowed);
  const refused = ways.map(({ raise }) => whyNot(raise.onlyIf, about, look));
  return refused.includes(undefined) ? undefined : refused[0];
}

import type { Finding, Protection, Related, StoreReport, Suppressed, Verdict } from '../model/finding.ts';
import { type Impact, worstImpact } from '../model/impact.ts';
import type { RungRule } from '../model/rule.ts';
import { SEVERITIES, type Settings, type Severity } from '../model/settings.ts';
import { RUNGS } from '../model/level.ts';
import type { Site } from '../model/source.ts';
import type { Truth } from '../model/value.ts';
import { type Blame, blameFacet, relatedOf, unsureFacet } from './blame.ts';
import { again } from './cases.ts';
import { needed, type Needed, neededFor } from './change-needed.ts';
import {
  casesOf,
  type JudgedStore,
  present,
  protectionOf,
  type StoreCase,
  type Surroundings,
  truthOf,
} from './judge-store.ts';
import { type Part, reaches, WANTED } from './level.ts';
import type { Look, Subject } from './look.ts';
import { rungMessage, unsureMessage, whenText } from './message.ts';
import { severityOf, unknownSeverity } from './severity.ts';

/** Whether a finding of the rule at the site is suppressed; asked rung by rung. */
export type Suppression = (rule: RungRule, site: Site) => Suppressed | undefined;

interface Candidate {
  readonly rule: RungRule;
  readonly truth: Truth;
  readonly severity: Severity | 'off';
}

/** What one judged store comes to: a report, and at most one finding that counts (suppressed ones come along). */
export function findStore(
  judged: JudgedStore,
  rules: readonly RungRule[],
  around: Surroundings,
  suppression: Suppression,
): { readonly report: StoreReport; readonly findings: readonly Finding[] } {
  const protection = protectionOf(judged);
  const candidates: Candidate[] = rules.map((rule) => ({
    rule,
    truth: truthOf(judged, rule.rung),
    severity: severityOf(rule, around.settings),
  }));
  const unsure = candidates.find(({ truth, severity }) => truth === 'unknown' && severity !== 'off');
  const unmet = candidates.filter(
    ({ rule, truth, severity }) =>
      truth === 'no' &&
      severity !== 'off' &&
      // Whether it is fine by default can't be said of a store that may not be encrypted.
      !(rule.rung === 'declared' && unsure?.rule.rung === 'encrypted'),
  );
  const doubt = unsure && asks(unsure, unmet[0], around.settings) ? unsure : undefined;
  const findings = doubt ? [] : unmetFindings(judged, unmet, around, protection, suppression);
  const counted = findings.find((finding) => !finding.suppressed);
  if (doubt) {
    const finding = build(judged, doubt, [], around, protection);
    const suppressed = suppression(doubt.rule, finding.site);
    findings.push(suppressed ? { ...finding, suppressed } : finding);
  }
  const elsewhere = unmet[0] !== undefined && decidedElsewhere(judged, unmet[0].rule);
  const verdict: Verdict = counted
    ? counted.verdict
    : elsewhere
      ? 'fail'
      : candidates.some(({ truth }) => truth === 'unknown')
        ? 'unknown'
        : 'pass';
  return {
    report: { site: judged.site, kind: judged.kind, protection, verdict, ...(counted ? { finding: counted } : {}) },
    findings,
  };
}

/** A doubt on a lower rung is told rather than a certainty on a higher one that matters no more. */
function asks(unsure: Candidate, certain: Candidate | undefined, settings: Settings): boolean {
  if (settings.unknown === 'off') return false;
  if (!certain) return true;
  // Whether data lies in the clear matters more than a note on whose key it is.
  const least: Severity = unsure.rule.rung === 'encrypted' ? 'info' : 'hint';
  const weight = Math.max(SEVERITIES.indexOf(unknownSeverity(settings)), SEVERITIES.indexOf(least));
  return (
    RUNGS.indexOf(unsure.rule.rung) < RUNGS.indexOf(certain.rule.rung) &&
    weight >= SEVERITIES.indexOf(certain.severity as Severity)
  );
}

/** The lowest unmet rung that is not suppressed, with the suppressed ones below it. */
function unmetFindings(
  judged: JudgedStore,
  unmet: readonly Candidate[],
  around: Surroundings,
  protection: Protection,
  suppression: Suppression,
): Finding[] {
  const findings: Finding[] = [];
  for (const [index, candidate] of unmet.entries()) {
    if (decidedElsewhere(judged, candidate.rule)) break;
    const rules = unmet.slice(index).map(({ rule }) => rule);
    const finding = build(judged, candidate, rules, around, protection);
    const suppressed = suppression(candidate.rule, finding.site);
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

function build(
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
  const verdict = truth === 'unknown' ? 'unknown' : rule.rung === 'declared' ? 'default' : 'fail';
  const at: Site = blamed?.site ?? site.resource.header;
  const fixes = fixability(judged, rule, about, way?.needed, look);
  return {
    rule,
    severity: truth === 'unknown' ? unknownSeverity(around.settings) : severity === 'off' ? 'hint' : severity,
    verdict,
    store: site,
    protection,
    wanted: WANTED[rule.rung],
    unmet,
    resource: site.resource,
    place: blamed?.place ?? { resource: site.resource, path: site.path },
    site: at,
    message:
      verdict === 'unknown'
        ? unsureMessage(kind, site, rule.rung, reasonsOf(first, blamed), when)
        : rungMessage(kind, site, rule.rung, part, when),
    related: relatedTo(part, blamed, at),
    cases: when === '' ? [] : partial,
    impact: impactOf(judged, way?.needed ?? [], around),
    instances: site.resource.instances ?? [site.resource.address],
    ...fixes,
    judged: { spelled, settings: around.settings, when: first?.when ?? [] },
  };
}

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
    changes.map(({ facet }) => judged.spelled.impact[facet] ?? judged.spelled.impact['*'] ?? 'unknown'),
  );
}

function fixability(
  judged: JudgedStore,
  rule: RungRule,
  about: Subject | undefined,
  changes: readonly Needed[] | undefined,
  look: Look,
): Pick<Finding, 'fixable' | 'noFix'> {
  const resource = judged.site.resource;
  const declared = judged.store.noFix?.[rule.rung];
  if (declared !== undefined) return { fixable: false, noFix: declared };
  if (resource.generated === 'cdk')
    return {
      fixable: false,
      noFix: `the template is generated: change the construct${resource.construct === undefined ? '' : ` \`${resource.construct}\``} instead`,
    };
  if (resource.generated === 'plan')
    return { fixable: false, noFix: 'a plan is generated: change the configuration that it was made from' };
  if (!changes || !about || !resource.body)
    return { fixable: false, noFix: 'the place that decides is not in this project' };
  return { fixable: changes.length > 0 || needsNothing(judged, about, look) };
}

const needsNothing = (judged: JudgedStore, about: Subject, look: Look): boolean =>
  judged.store.raise.some((raise) => needed(raise, about, look).length > 0);

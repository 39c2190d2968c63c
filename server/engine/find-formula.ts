import type { Finding, StoreSite } from '../model/finding.ts';
import { worstImpact } from '../model/impact.ts';
import type { Spelled } from '../model/kind.ts';
import type { Resource } from '../model/resource.ts';
import { type FormulaRule, hasFix } from '../model/rule.ts';
import type { Guard } from '../model/condition.ts';
import { code } from '../model/text/code.ts';
import { every, isSecret, type Truth, type Value } from '../model/value.ts';
import { blameFacet, relatedOf, unsureFacet } from './blame.ts';
import { again, guardOf, type Judged, underEveryCase } from './cases.ts';
import { facetsOf } from './facets-of.ts';
import { holds } from './formula.ts';
import { generatedNoFix } from './generated.ts';
import { present, type Surroundings } from './judge-store.ts';
import { keyWords } from './key-words.ts';
import { type Look, type Subject, subject } from './look.ts';
import { sentence, unsureOf, whenText } from './message.ts';
import { rulingAgainst } from './ruling.ts';
import { severityOf, unknownSeverity } from './severity.ts';
import { identityIn, placesOf } from './stores.ts';
import { own } from '../model/own.ts';

/** Findings of a rule with a formula of its own, one for each place of the kind on the resource. */
export function findFormula(
  rule: FormulaRule,
  resource: Resource,
  spelled: Spelled,
  around: Surroundings,
): readonly Finding[] {
  const severity = severityOf(rule, around.settings);
  if (severity === 'off') return [];
  return placesOf(resource, spelled).flatMap((path) => {
    const { judged, complete } = underEveryCase((now): Truth => {
      const look: Look = { ...around, now, depth: 0 };
      const about = present(resource, rule.kind, spelled, path, look);
      if (!about || (rule.applies && holds(rule.applies, about, look) !== 'yes')) return 'yes';
      return holds(rule.require, about, look);
    });
    const truth: Truth = complete
      ? every(judged.map(({ result }) => result))
      : judged.some(({ result }) => result === 'no')
        ? 'no'
        : 'unknown';
    if (truth === 'yes' || (truth === 'unknown' && around.settings.unknown === 'off')) return [];
    const cases = judged.filter(({ result }) => result === truth);
    // Another case may have another thing in the same place.
    const names = new Set(
      cases.flatMap(({ when }) => {
        const now = again(when);
        const about = present(resource, rule.kind, spelled, path, { ...around, now, depth: 0 });
        return (about && identityIn(about.value, resource, spelled, now)) ?? [];
      }),
    );
    const [identity] = names.size === 1 ? names : [];
    return [
      build(
        rule,
        identity === undefined ? { resource, path } : { resource, path, identity },
        spelled,
        truth,
        cases,
        cases.length < judged.length,
        truth === 'unknown' ? unknownSeverity(around.settings) : severity,
        around,
      ),
    ];
  });
}

function build(
  rule: FormulaRule,
  site: StoreSite,
  spelled: Spelled,
  truth: Truth,
  cases: readonly Judged<Truth>[],
  partial: boolean,
  severity: Finding['severity'],
  around: Surroundings,
): Finding {
  const resource = site.resource;
  const look: Look = { ...around, now: again(cases[0]?.when ?? []), depth: 0 };
  const about: Subject =
    present(resource, rule.kind, spelled, site.path, look) ??
    subject(resource, rule.kind, spelled, site.path, resource.properties);
  const facet =
    truth === 'unknown'
      ? (unsureFacet(about, facetsOf(rule.require), look) ??
        unsureFacet(about, Object.keys(rule.kind.facets), look) ??
        rule.blame)
      : rule.blame;
  const blamed = blameFacet(about, facet, look);
  const guards: readonly Guard[] = partial ? cases.map(({ when }) => guardOf(when)) : [];
  const words = keyWords(rule.require, about, look, holds);
  const ruling = words ?? rulingAgainst(rule.require, about, look);
  const value = blamed.reading?.value;
  const filled = new Map([
    ['`{name}`', code(site.identity ?? resource.address)],
    ['`{value}`', valueText(value)],
    ['{value}', value?.is === 'known' && !isSecret(value) ? String(value.value) : 'it'],
    ['{why}', ruling?.because ?? 'it can’t be told'],
  ]);
  // In one pass: a name may hold what stands for another one.
  const text = rule.message.replaceAll(/`\{(?:name|value)\}`|\{(?:why|value)\}/g, (hole) => filled.get(hole) ?? hole);
  const when = whenText(guards);
  const changed = Object.keys(rule.makes?.[0]?.set ?? {});
  const noFix = rule.noFix ?? generatedNoFix(resource);
  return {
    rule,
    severity,
    verdict: truth === 'unknown' ? 'unknown' : 'fail',
    store: null,
    protection: null,
    wanted: null,
    unmet: truth === 'unknown' ? [] : [rule],
    resource,
    place: blamed.place,
    site: ruling?.at ?? blamed.site,
    message:
      truth === 'unknown'
        ? unsureOf(rule, site, value?.is === 'unknown' ? value.reason : ruling?.because, when)
        : `${text}${when === '' ? '' : ` This is so${when}.`}`,
    related: [...relatedOf(value?.from ?? [], blamed.site), ...(words?.besides ?? [])],
    cases: guards,
    impact: around.settings.deployed
      ? worstImpact(changed.map((one) => own(spelled.impact, one) ?? spelled.impact['*'] ?? 'unknown'))
      : 'in-place',
    fixable: noFix === undefined && hasFix(rule) && resource.body !== undefined,
    ...(noFix === undefined ? {} : { noFix: sentence(noFix) }),
    instances: resource.instances ?? [resource.address],
    judged: {
      spelled,
      path: site.path,
      ...(site.identity !== undefined && { identity: site.identity }),
      settings: around.settings,
      when: cases[0]?.when ?? [],
    },
  };
}

function valueText(value: Value | undefined): string {
  if (value?.is === 'known') return isSecret(value) ? 'a secret' : code(String(value.value));
  return value?.is === 'reference' ? code(value.address) : '`it`';
}

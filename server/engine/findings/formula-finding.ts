import type { Finding, StoreSite } from '../../model/finding.ts';
import type { Spelled } from '../../model/kind.ts';
import { type FormulaRule, hasFix } from '../../model/rule.ts';
import type { Severity } from '../../model/settings.ts';
import { code } from '../../model/text/code.ts';
import { isSecret, type Truth, type Value } from '../../model/value.ts';
import { blameFacet, relatedOf, unsureFacet } from './blame.ts';
import { guardOf, type CaseResult } from '../cases.ts';
import { facetsOf } from '../read/facets-of.ts';
import { holds } from '../formula/formula.ts';
import type { CaselessLook } from '../judge/judge-store.ts';
import { keyWords } from '../keys/key-words.ts';
import { type Look, type Subject, subject } from '../look.ts';
import { unsureOf, whenText } from './message.ts';
import { openAgain } from '../judge/reopen.ts';
import { rulingAgainst } from '../formula/ruling.ts';
import { impactOf } from '../judge/impact-of.ts';
import { whyNot } from '../judge/only-if.ts';
import { buildFinding } from './build-finding.ts';

/** A formula that does not hold at a place, or may not. */
export interface Unheld {
  readonly rule: FormulaRule;
  readonly site: StoreSite;
  readonly spelled: Spelled;
  readonly truth: Exclude<Truth, 'yes'>;
  readonly severity: Severity;
  /** In which it is so; words and place are of the first. */
  readonly cases: readonly CaseResult<Truth>[];
  /** Whether there are other cases. */
  readonly partial: boolean;
}

export function formulaFinding(unheld: Unheld, around: CaselessLook): Finding {
  const { rule, site, spelled, truth, severity, cases, partial } = unheld;
  const { resource, path } = site;
  const when = cases[0]?.when ?? [];
  const opened = openAgain(rule.kind, { ...site, spelled, when }, around);
  const about = opened.about ?? subject(resource, rule.kind, spelled, path, resource.properties);
  const { look } = opened;
  const blamed = blameFacet(about, truth === 'unknown' ? unsureOfRule(rule, about, look) : rule.blame, look);
  const guards = partial ? cases.map((one) => guardOf(one.when)) : [];
  const words = keyWords(rule.require, about, look, holds);
  const ruling = words ?? rulingAgainst(rule.require, about, look);
  const value = blamed.reading?.value;
  const inCases = whenText(guards);
  const [why, ...others] = (rule.makes ?? []).map(({ onlyIf }) => whyNot(onlyIf, about, look));
  const noFix = rule.noFix ?? resource.generated ?? (others.includes(undefined) ? undefined : why);
  return buildFinding(
    {
      rule,
      verdict: truth === 'unknown' ? 'unknown' : 'fail',
      severity,
      judged: { ...site, spelled, when },
      place: { place: blamed.place, site: ruling?.at ?? blamed.site },
      message:
        truth === 'unknown'
          ? unsureOf(rule, site, value?.is === 'unknown' ? value.reason : ruling?.because, inCases)
          : `${filledIn(rule, site, value, ruling?.because)}${inCases === '' ? '' : ` This is so${inCases}.`}`,
      related: [...relatedOf(value?.from ?? [], blamed.site), ...(words?.besides ?? [])],
      cases: guards,
      unmet: truth === 'unknown' ? [] : [rule],
      store: null,
      protection: null,
      wanted: null,
      impact: impactOf(Object.keys(rule.makes?.[0]?.set ?? {}), about, look),
      fixable: noFix === undefined && hasFix(rule) && resource.body !== undefined,
      noFix,
    },
    around,
  );
}

const unsureOfRule = (rule: FormulaRule, about: Subject, look: Look): string | undefined =>
  unsureFacet(about, facetsOf(rule.require), look) ??
  unsureFacet(about, Object.keys(rule.kind.facets), look) ??
  rule.blame;

function filledIn(rule: FormulaRule, site: StoreSite, value: Value | undefined, why: string | undefined): string {
  const filled = new Map([
    ['`{name}`', code(site.identity ?? site.resource.address)],
    ['`{value}`', valueText(value)],
    ['{value}', value?.is === 'known' && !isSecret(value) ? String(value.value) : 'it'],
    ['{why}', why ?? "it can't be told"],
  ]);
  // In one pass: a name may hold what stands for another one.
  return rule.message.replaceAll(/`\{(?:name|value)\}`|\{(?:why|value)\}/g, (hole) => filled.get(hole) ?? hole);
}

function valueText(value: Value | undefined): string {
  if (value?.is === 'known') return isSecret(value) ? 'a secret' : code(String(value.value));
  return value?.is === 'reference' ? code(value.address) : '`it`';
}

import type { Finding, StoreReport } from '../../model/finding.ts';
import type { Spelled } from '../../model/kind.ts';
import type { Resource } from '../../model/resource.ts';
import type { FormulaRule, RungRule } from '../../model/rule.ts';
import type { Path } from '../../model/source.ts';
import type { Truth } from '../../model/value.ts';
import type { WorkedOutcome, WorkedRule, WorkedRung } from '../../model/working.ts';
import { guardOf, underEveryCase } from '../cases.ts';
import { holds } from '../formula/formula.ts';
import { type CaselessLook, type JudgedStore, present, truthOf } from '../judge/judge-store.ts';
import { openAgain } from '../judge/reopen.ts';
import { severityOf } from '../severity.ts';
import { facetReads } from './facet-reads.ts';
import { workFormula } from './work-formula.ts';

/** What became of each rung; `asked` are those that the type has words for. */
export function workRungs(
  judged: JudgedStore,
  rules: readonly RungRule[],
  asked: readonly RungRule[],
  { report, findings }: { readonly report: StoreReport; readonly findings: readonly Finding[] },
  { settings }: CaselessLook,
): readonly WorkedRung[] {
  return rules.map((rule) => {
    const severity = severityOf(rule, settings);
    const truth = truthOf(judged, rule.rung);
    const excused = report.rungs.some((one) => one.rule === rule && one.excused);
    const finding = findings.find((one) => one.rule === rule);
    const outcome = (): WorkedOutcome => {
      if (!asked.includes(rule)) return 'keyless';
      if (severity === 'off') return 'off';
      if (truth === 'yes') return excused ? 'excused' : 'met';
      if (finding) return finding.suppressed ? 'suppressed' : 'told';
      if (findings.some(({ suppressed }) => !suppressed)) return 'outranked';
      return truth === 'unknown' ? 'unsure' : 'elsewhere';
    };
    return { rule, severity, truth, outcome: outcome() };
  });
}

/** What became of a rule with a formula at one place; `finding` is what it told there. */
export function workRule(
  rule: FormulaRule,
  { resource, spelled, path }: { readonly resource: Resource; readonly spelled: Spelled; readonly path: Path },
  finding: Finding | undefined,
  around: CaselessLook,
): WorkedRule {
  const severity = severityOf(rule, around.settings);
  const { judged, complete } = underEveryCase((now): Truth => {
    const look = { ...around, now, depth: 0 };
    const about = present(resource, rule.kind, spelled, path, look);
    if (!about || (rule.applies && holds(rule.applies, about, look) !== 'yes')) return 'yes';
    return holds(rule.require, about, look);
  });
  const cases = judged.flatMap(({ when }) => {
    const { about, look } = openAgain(rule.kind, { resource, path, spelled, when }, around);
    if (!about) return [];
    const applies = rule.applies && workFormula(rule.applies, about, look);
    const requires = !applies || applies.truth === 'yes' ? workFormula(rule.require, about, look) : undefined;
    const parts = { ...(applies && { applies }), ...(requires && { requires }) };
    return [{ guard: guardOf(when), reads: facetReads(about), ...parts }];
  });
  const met = complete && judged.every(({ result }) => result === 'yes');
  const outcome: WorkedOutcome =
    severity === 'off' ? 'off' : finding ? (finding.suppressed ? 'suppressed' : 'told') : met ? 'met' : 'unsure';
  return { rule, severity, outcome, cases };
}

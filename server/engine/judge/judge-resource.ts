import type { Finding, StoreReport } from '../../model/finding.ts';
import type { Spelled } from '../../model/kind.ts';
import type { Resource } from '../../model/resource.ts';
import type { Catalogue, FormulaRule, Rule, RungRule } from '../../model/rule.ts';
import type { Settings } from '../../model/settings.ts';
import { levelsOf } from './level.ts';
import { findFormula } from '../findings/find-formula.ts';
import { findStore } from '../findings/find-store.ts';
import { judgeStores, type CaselessLook } from './judge-store.ts';
import { spellingsOf } from '../look.ts';
import { suppressedBy } from '../findings/suppress.ts';
import { SharedReadings } from '../read/shared.ts';
import { type Trace, trace } from '../trace.ts';
import type { World } from '../world.ts';
import { own } from '../../model/own.ts';

/** All that one resource comes to, kept as long as nothing it looked at changes. */
export interface Judgement {
  readonly resource: Resource;
  readonly settings: Settings;
  readonly findings: readonly Finding[];
  readonly stores: readonly StoreReport[];
  readonly trace: Trace;
}

export const stillHolds = (
  judgement: Judgement | undefined,
  resource: Resource,
  settings: Settings,
  world: World,
  today: string,
): judgement is Judgement =>
  judgement?.resource === resource &&
  judgement.settings === settings &&
  // Suppressions are read from text that may change without the resource changing.
  judgement.findings.every((finding) => !finding.suppressed && !suppressedBy(finding, today)) &&
  judgement.trace.unchanged(world);

export const isRung = (rule: Rule): rule is RungRule => rule.rung !== undefined;
export const isFormula = (rule: Rule): rule is FormulaRule => rule.rung === undefined;

/** Where a type takes no key, a key of one's own is not asked for. */
export const rungsFor = (rules: readonly RungRule[], spelled: Spelled): readonly RungRule[] =>
  rules.filter((rule) => rule.rung !== 'customer-key' || own(spelled.facets, rule.kind.store?.key ?? '') !== undefined);

export function judgeResource(
  resource: Resource,
  catalogue: Catalogue,
  settings: Settings,
  world: World,
  today: string,
): Judgement {
  const traced = trace(world);
  const around: CaselessLook = { world: traced.world, catalogue, settings, levelsOf };
  const shared = new SharedReadings();
  const findings: Finding[] = [];
  const stores: StoreReport[] = [];
  for (const kind of catalogue.kindsOf(resource.type)) {
    const rules = catalogue.rulesOf(kind);
    const rungs = rules.filter(isRung);
    for (const spelled of spellingsOf(kind, resource.type)) {
      for (const judged of judgeStores(resource, kind, spelled, around, shared)) {
        const found = findStore(judged, rungsFor(rungs, spelled), around, (finding) => suppressedBy(finding, today));
        stores.push(found.report);
        findings.push(...found.findings);
      }
      for (const rule of rules.filter(isFormula))
        for (const finding of findFormula(rule, resource, spelled, around, shared)) {
          const suppressed = suppressedBy(finding, today);
          findings.push(suppressed ? { ...finding, suppressed } : finding);
        }
    }
  }
  return { resource, settings, findings, stores, trace: traced };
}

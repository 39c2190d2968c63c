import type { Finding, StoreSite } from '../../model/finding.ts';
import type { Spelled } from '../../model/kind.ts';
import type { Resource } from '../../model/resource.ts';
import type { FormulaRule } from '../../model/rule.ts';
import { every, type Truth } from '../../model/value.ts';
import { underEveryCase } from '../cases.ts';
import { holds } from '../formula/formula.ts';
import { present, type CaselessLook } from '../judge/judge-store.ts';
import type { Look } from '../look.ts';
import type { SharedReadings } from '../read/shared.ts';
import { openAgain } from '../judge/reopen.ts';
import { severityOf } from '../severity.ts';
import { identityIn, placesOf } from '../judge/stores.ts';
import { formulaFinding } from './formula-finding.ts';

/** Findings of a rule with a formula of its own, one for each place of the kind on the resource. */
export function findFormula(
  rule: FormulaRule,
  resource: Resource,
  spelled: Spelled,
  around: CaselessLook,
  shared?: SharedReadings,
): readonly Finding[] {
  const severity = severityOf(rule, around.settings);
  if (severity === 'off') return [];
  return placesOf(resource, spelled).flatMap((path) => {
    const { judged, complete } = underEveryCase((now): Truth => {
      const look: Look = { ...around, now, depth: 0, shared };
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
        const { about, look } = openAgain(rule.kind, { resource, path, spelled, when }, around);
        return (about && identityIn(about.value, resource, spelled, look.now)) ?? [];
      }),
    );
    const [identity] = names.size === 1 ? names : [];
    const site: StoreSite = identity === undefined ? { resource, path } : { resource, path, identity };
    const partial = cases.length < judged.length;
    return [formulaFinding({ rule, site, spelled, truth, severity, cases, partial }, around)];
  });
}

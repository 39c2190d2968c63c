import type { Finding } from '../../model/finding.ts';
import type { Kind, Spelled } from '../../model/kind.ts';
import type { Resource } from '../../model/resource.ts';
import type { Catalogue } from '../../model/rule.ts';
import type { Settings } from '../../model/settings.ts';
import type { Working } from '../../model/working.ts';
import { findFormula } from '../findings/find-formula.ts';
import { findStore } from '../findings/find-store.ts';
import { suppressedBy } from '../findings/suppress.ts';
import { isFormula, isRung, rungsFor } from '../judge/judge-resource.ts';
import { type CaselessLook, judgeStores } from '../judge/judge-store.ts';
import { levelsOf } from '../judge/level.ts';
import { placesOf } from '../judge/stores.ts';
import { spellingsOf } from '../look.ts';
import type { World } from '../world.ts';
import { workLevels } from './work-level.ts';
import { workRule, workRungs } from './work-rules.ts';

/** How all that a resource comes to came about: by the functions that judge, asked once more. */
export function workResource(
  resource: Resource,
  catalogue: Catalogue,
  settings: Settings,
  world: World,
  today: string,
): readonly Working[] {
  const around: CaselessLook = { world, catalogue, settings, levelsOf };
  return catalogue
    .kindsOf(resource.type)
    .flatMap((kind) =>
      spellingsOf(kind, resource.type).flatMap((spelled) => workKind(resource, kind, spelled, around, today)),
    );
}

function workKind(
  resource: Resource,
  kind: Kind,
  spelled: Spelled,
  around: CaselessLook,
  today: string,
): readonly Working[] {
  const rules = around.catalogue.rulesOf(kind);
  const rungs = rules.filter(isRung);
  const asked = rungsFor(rungs, spelled);
  const stores = new Map(
    judgeStores(resource, kind, spelled, around).map((one) => [JSON.stringify(one.site.path), one]),
  );
  const told = new Map(
    rules.filter(isFormula).map((rule) => [rule, findFormula(rule, resource, spelled, around)] as const),
  );
  const suppression = (finding: Finding): ReturnType<typeof suppressedBy> => suppressedBy(finding, today);
  return placesOf(resource, spelled).map((path) => {
    const place = JSON.stringify(path);
    const store = stores.get(place);
    return {
      site: store?.site ?? { resource, path },
      kind,
      cases: store ? workLevels(store, around) : [],
      complete: store?.complete ?? true,
      rungs: store ? workRungs(store, rungs, asked, findStore(store, asked, around, suppression), around) : [],
      rules: [...told].map(([rule, findings]) => {
        const found = findings.find(({ judged }) => JSON.stringify(judged.path) === place);
        const suppressed = found && suppression(found);
        return workRule(rule, { resource, spelled, path }, suppressed ? { ...found, suppressed } : found, around);
      }),
    };
  });
}

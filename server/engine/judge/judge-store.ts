import type { Protection, StoreSite } from '../../model/finding.ts';
import type { Kind, Spelled, Store } from '../../model/kind.ts';
import { type Level, LEVELS, type Rung } from '../../model/level.ts';
import type { Resource } from '../../model/resource.ts';
import type { Guard } from '../../model/condition.ts';
import type { Truth, Value } from '../../model/value.ts';
import { type Case, guardOf, type CaseResult, underEveryCase } from '../cases.ts';
import { holds } from '../formula/formula.ts';
import { type Exemption, exemptionsOf } from './exemptions.ts';
import { type LevelPart, partsOf, reaches } from './level.ts';
import { type Look, type Subject, subject } from '../look.ts';
import type { SharedReadings } from '../read/shared.ts';
import { identityIn, itemAt, placesOf } from './stores.ts';

export type CaselessLook = Omit<Look, 'now' | 'depth' | 'shared'>;

/** One store and what it comes to in every case in which it exists. */
export interface JudgedStore {
  readonly site: StoreSite;
  readonly kind: Kind;
  readonly store: Store;
  readonly spelled: Spelled;
  readonly cases: readonly StoreCase[];
  /** False when the cases were too many to look at each. */
  readonly complete: boolean;
  /** There are cases in which its resource is there and it is not: an item under a condition of its own. */
  readonly comesAndGoes: boolean;
}
export interface StoreCase {
  readonly when: CaseResult<unknown>['when'];
  readonly guard: Guard;
  readonly parts: readonly LevelPart[];
  /** Why rungs are not asked for in this case. */
  readonly exempt: readonly Exemption[];
}

/** Why a rung is not asked for in a case; undefined where it is. */
export const excusing = ({ exempt }: StoreCase, rung: Rung): Exemption | undefined =>
  exempt.find(({ rungs }) => rungs.includes(rung));

const met = (one: StoreCase, rung: Rung): Truth => (excusing(one, rung) ? 'yes' : reaches(one.parts, rung));

export function judgeStores(
  resource: Resource,
  kind: Kind,
  spelled: Spelled,
  around: CaselessLook,
  shared?: SharedReadings,
): readonly JudgedStore[] {
  const store = kind.store;
  if (!store) return [];
  return placesOf(resource, spelled).flatMap((path) => {
    const { judged, complete } = underEveryCase((now) => {
      const look: Look = { ...around, now, depth: 0, shared };
      if (!exists(resource, now)) return 'no resource';
      const about = present(resource, kind, spelled, path, look);
      if (!about) return undefined;
      const parts = partsOf(store, about, look);
      return {
        parts,
        exempt: exemptionsOf(store, parts, about, look),
        name: identityIn(about.value, resource, spelled, now),
      };
    });
    const cases = judged.flatMap(({ when, result }) =>
      typeof result === 'object' ? [{ when, guard: guardOf(when), ...result }] : [],
    );
    if (cases.length === 0) return [];
    // Another case may keep another thing in the same place.
    const names = new Set(cases.flatMap(({ name }) => name ?? []));
    const [identity] = names.size === 1 ? names : [];
    const site: StoreSite = identity === undefined ? { resource, path } : { resource, path, identity };
    const comesAndGoes = path.length > 0 && judged.some(({ result }) => result === undefined);
    return [{ site, kind, store, spelled, cases, complete, comesAndGoes }];
  });
}

/** The store as it stands in one case; undefined when it does not exist then, or the kind is not about it. */
export function present(
  resource: Resource,
  kind: Kind,
  spelled: Spelled,
  path: JudgedStore['site']['path'],
  look: Look,
): Subject | undefined {
  if (!exists(resource, look.now)) return undefined;
  const value: Value | undefined = itemAt(resource, spelled, path, look.now);
  if (!value) return undefined;
  const plain = look.shared?.of(resource, spelled, path, value);
  const about = subject(resource, kind, spelled, path, value, plain);
  return spelled.applies && holds(spelled.applies, about, look) === 'no' ? undefined : about;
}

export function exists(resource: Resource, now: Case): boolean {
  const value = now.pick(resource.exists, resource.scope);
  return !(value?.is === 'known' && value.value === false);
}

/** No in any reachable case is no; a case that can't be looked at leaves it unknown at best. */
export function truthOf(judged: JudgedStore, rung: Rung): Truth {
  const truths = judged.cases.map((one) => met(one, rung));
  if (truths.includes('no')) return 'no';
  return truths.includes('unknown') || !judged.complete ? 'unknown' : 'yes';
}

/** The cases in which a rung is not met (or may not be), all of them or none named when it never is. */
export function casesOf(judged: JudgedStore, rung: Rung, truth: Truth): readonly StoreCase[] {
  return judged.cases.filter((one) => met(one, rung) === truth);
}

/** Why it is not one level in these cases. */
export function reasonsIn({ complete }: JudgedStore, cases: readonly StoreCase[]): readonly string[] {
  const reasons = cases.flatMap(({ parts }) => parts.flatMap(({ reason }) => reason ?? []));
  return [...new Set(complete ? reasons : [...reasons, 'its conditions have too many cases to look at each'])];
}

export function protectionOf(judged: JudgedStore): Protection {
  const parts = judged.cases.flatMap((one) => one.parts);
  const levels = LEVELS.filter((level: Level) => !judged.complete || parts.some((part) => part.levels.includes(level)));
  const bases = new Set(parts.map((part) => part.basis));
  const basis = bases.has('default') ? 'default' : bases.has('inherited') ? 'inherited' : 'declared';
  return {
    levels,
    basis,
    facts: [...new Set(parts.map((part) => part.fact))],
    hops: parts[0]?.hops ?? [],
    reasons: reasonsIn(judged, judged.cases),
  };
}

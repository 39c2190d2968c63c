import type { Scope } from '../model/resource.ts';
import type { Condition, Guard } from '../model/condition.ts';
import type { Value } from '../model/value.ts';

/** At most this many joint cases of one store are looked at; past it the rest counts as unknown. */
export const MAX_CASES = 64;

/** One joint case: what each condition met so far is, by scope. Conditions not met yet are not in it. */
export interface Case {
  /** The value's arm in this case. Undefined, and `undecided` set, when a condition must be split first. */
  readonly pick: (value: Value, scope: Scope) => Value | undefined;
  readonly undecided: () => ScopedCondition | undefined;
  /** How often a pick came to branches. What was read meanwhile is the same in every case while this stays the same. */
  readonly crossed: () => number;
}
interface ScopedCondition {
  readonly scope: Scope;
  readonly condition: Condition;
}
interface DecidedCondition extends ScopedCondition {
  readonly holds: boolean;
}
export interface CaseResult<T> {
  /** Conditions that were decided on the way, in order; empty when none mattered. */
  readonly when: readonly DecidedCondition[];
  readonly result: T;
}

/** Evaluates under every reachable joint case of the conditions that the evaluation meets, and only of these. */
export function underEveryCase<T>(evaluate: (now: Case) => T): {
  readonly judged: readonly CaseResult<T>[];
  readonly complete: boolean;
} {
  const judged: CaseResult<T>[] = [];
  const waiting: (readonly DecidedCondition[])[] = [[]];
  for (let count = 0; count < MAX_CASES; count++) {
    const when = waiting.pop();
    if (!when) return { judged, complete: true };
    const now = caseOf(when);
    const result = evaluate(now);
    const split = now.undecided();
    if (!split) judged.push({ when, result });
    else
      for (const holds of [false, true]) {
        const next = [...when, { ...split, holds }];
        if (possible(next, split.scope)) waiting.push(next);
      }
  }
  return { judged, complete: waiting.length === 0 };
}

export const guardOf = (when: readonly DecidedCondition[]): Guard =>
  when.map(({ condition, holds }) => ({ condition, holds }));

function possible(when: readonly DecidedCondition[], scope: Scope): boolean {
  return scope.possible(guardOf(when.filter((decision) => decision.scope.id === scope.id)));
}

function caseOf(when: readonly DecidedCondition[]): Case {
  let split: ScopedCondition | undefined;
  let crossed = 0;
  const holds = (scope: Scope, { key }: Condition): boolean | undefined =>
    when.find((decision) => decision.condition.key === key && decision.scope.id === scope.id)?.holds;
  const pick = (value: Value, scope: Scope): Value | undefined => {
    let current = value;
    while (current.is === 'branches') {
      crossed++;
      let next: Value | undefined;
      for (const arm of current.arms) {
        const fits = arm.when.map((atom) => ({ atom, decided: holds(scope, atom.condition) }));
        if (fits.some(({ atom, decided }) => decided !== undefined && decided !== atom.holds)) continue;
        const open = fits.find(({ decided }) => decided === undefined);
        if (open) {
          split ??= { scope, condition: open.atom.condition };
          return undefined;
        }
        next = arm.value;
        break;
      }
      if (!next)
        return { is: 'unknown', reason: 'no case of the conditions applies', present: false, from: current.from };
      current = next;
    }
    return current;
  };
  return { pick, undecided: () => split, crossed: () => crossed };
}

/** The same case again, to look closer at what was judged under it. */
export const again = (when: readonly DecidedCondition[]): Case => caseOf(when);

import type { Guard } from '../../../model/condition.ts';
import type { Hop } from '../../../model/hop.ts';
import type { Arm, BranchesValue, Value } from '../../../model/value.ts';
import { unknown } from '../../../model/value.ts';
import type { Context } from '../context.ts';
import { retrace } from '../retrace.ts';

/** Cases that one value may split into; past them it is unknown. */
export const maximumArms = 64;

export type CaselessValue = Exclude<Value, BranchesValue>;
export interface CaselessArm {
  readonly when: Guard;
  readonly value: CaselessValue;
}

/** All cases of a value, nested ones joined. Undefined when there are too many. */
export function armsOf(value: Value, context: Context, when: Guard = []): readonly CaselessArm[] | undefined {
  if (value.is !== 'branches') return [{ when, value }];
  const arms: CaselessArm[] = [];
  for (const arm of value.arms) {
    const joined = join(when, arm.when, context);
    if (!joined) continue;
    const inner = armsOf(value.from.length === 0 ? arm.value : retrace(arm.value, []), context, joined);
    if (!inner || arms.length + inner.length > maximumArms) return undefined;
    arms.push(...inner);
  }
  return arms;
}

/** Applies a function to each combination of cases of its arguments that can occur. */
export function lift(
  values: readonly Value[],
  context: Context,
  node: { readonly site: NonNullable<Value['site']> },
  apply: (values: readonly CaselessValue[]) => Value,
): Value {
  if (values.every((value): value is CaselessValue => value.is !== 'branches')) return apply(values);
  let combined: { readonly when: Guard; readonly values: readonly CaselessValue[] }[] = [{ when: [], values: [] }];
  for (const value of values) {
    const next: typeof combined = [];
    for (const partial of combined) {
      const arms = armsOf(value, context, partial.when);
      if (!arms || next.length + arms.length > maximumArms) {
        return unknown('it has too many cases', true, node.site);
      }
      for (const arm of arms) next.push({ when: arm.when, values: [...partial.values, arm.value] });
    }
    combined = next;
  }
  return branch(
    combined.map((one) => ({ when: one.when, value: apply(one.values) })),
    node.site,
  );
}

/** Branches, or a single value when all arms agree. */
export function branch(arms: readonly Arm[], site: NonNullable<Value['site']>, from: readonly Hop[] = []): Value {
  const first = arms[0];
  if (!first) return unknown('no case of the conditions applies', true, site, from);
  if (first.when.length === 0 || arms.every(({ value }) => agree(value, first.value))) return first.value;
  return { is: 'branches', arms, from, site };
}

function agree(a: Value, b: Value): boolean {
  if (a === b) return true;
  return a.is === 'known' && b.is === 'known' && a.value === b.value;
}

/** Both guards together; undefined when they contradict each other. */
export function join(a: Guard, b: Guard, context: Context): Guard | undefined {
  if (a.length === 0) return b;
  const fresh = b.filter(
    (atom) => !a.some((other) => other.condition.key === atom.condition.key && other.holds === atom.holds),
  );
  if (fresh.length === 0) return a;
  const joined = [...a, ...fresh];
  return context.stack.possible([...context.path, ...joined]) ? joined : undefined;
}

import { unknown } from '../../../model/value.ts';
import type { Condition, Guard } from '../../../model/condition.ts';
import type { Hop } from '../../../model/hop.ts';
import type { Arm, Value } from '../../../model/value.ts';
import { isFailure } from './failure.ts';
import { through } from './trace.ts';

/** More cases of one value than these are not told apart. */
export const maximumArms = 32;

/** Applies a function to each combination of the cases of its arguments. */
export function overCases(values: readonly Value[], combine: (values: readonly Value[]) => Value): Value {
  if (!values.some(({ is }) => is === 'branches')) return combine(values);
  let combinations: { when: Guard; values: readonly Value[] }[] = [{ when: [], values: [] }];
  for (const value of values) {
    const arms: readonly Arm[] =
      value.is === 'branches' ? value.arms.map((arm) => traced(arm, value.from)) : [{ when: [], value }];
    combinations = combinations.flatMap((taken) =>
      arms.flatMap((arm) => {
        const when = both(taken.when, arm.when);
        return when ? [{ when, values: [...taken.values, arm.value] }] : [];
      }),
    );
    if (combinations.length > maximumArms) return tooMany;
  }
  return branches(combinations.map(({ when, values: taken }) => ({ when, value: combine(taken) })));
}

/** One function over the cases of one value. */
export const overEach = (value: Value, map: (value: Value) => Value): Value =>
  value.is === 'branches' ? overCases([value], ([only]) => map(only ?? value)) : map(value);

const traced = (arm: Arm, hops: readonly Hop[]): Arm => ({ when: arm.when, value: through(hops, arm.value) });

/** Cases as one value: nested ones are flattened, equal ones collapse. */
export function branches(arms: readonly Arm[], from: readonly Hop[] = []): Value {
  const flat = arms.flatMap(({ when, value }): readonly Arm[] => {
    if (value.is !== 'branches') return [{ when, value }];
    return value.arms.flatMap((inner) => {
      const joint = both(when, inner.when);
      return joint ? [traced({ when: joint, value: inner.value }, value.from)] : [];
    });
  });
  const [first] = flat;
  if (!first) return unknown('no case is possible', false, undefined, from);
  if (flat.every(({ value }) => isSame(value, first.value))) return through(from, first.value);
  if (flat.every(({ value }) => value.is === 'unknown' && !isFailure(value))) {
    const present = flat.every(({ value }) => value.is === 'unknown' && value.present);
    return through(from, unknown(first.value.is === 'unknown' ? first.value.reason : '', present));
  }
  return flat.length > maximumArms ? tooMany : { is: 'branches', arms: flat, from };
}

const tooMany = unknown('it differs in too many cases', false);

/** Both guards together; undefined when they contradict each other. */
export function both(a: Guard, b: Guard): Guard | undefined {
  const added = b.filter(({ condition }) => !a.some((held) => held.condition.key === condition.key));
  const agree = b.every(({ condition, holds }) =>
    a.every((held) => held.condition.key !== condition.key || held.holds === holds),
  );
  return agree ? [...a, ...added] : undefined;
}

/** The value in the one case of a group of conditions of which exactly one holds. */
export function restrict(value: Value, condition: Condition, group: readonly Condition[]): Value {
  if (value.is !== 'branches') return value;
  const keys = new Set(group.map(({ key }) => key));
  const arms = value.arms.filter(({ when }) =>
    when.every((atom) => !keys.has(atom.condition.key) || atom.holds === (atom.condition.key === condition.key)),
  );
  const rest = arms.map((arm) => ({
    when: arm.when.filter((atom) => !keys.has(atom.condition.key)),
    value: arm.value,
  }));
  return branches(rest, value.from);
}

/** Whether two values are certainly the same without looking into collections. */
function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.is === 'known' && b.is === 'known') return a.value === b.value;
  if (a.is === 'reference' && b.is === 'reference') return a.id === b.id && a.attribute === b.attribute;
  if (a.is === 'list' && b.is === 'list') {
    if (a.open !== undefined || b.open !== undefined || a.items.length !== b.items.length) return false;
    return a.items.every((item, index) => item.is !== 'list' && isSame(item, b.items[index] ?? a));
  }
  return a.is === 'absent' && b.is === 'absent';
}

import type { Hop } from '../../../model/hop.ts';
import type { ListValue, Value } from '../../../model/value.ts';

/** Items of lists in lists, counted as often as they are reached: a list that holds one list many times is as large as it looks. */
export const maximumWeight = 20_000;

const known = new WeakMap<Value, number>();

/** How many values a list holds, with those of the lists in it; maps count as one, for they are worked out when asked for. */
export function weightOf(value: Value): number {
  if (value.is === 'branches') return value.arms.reduce((sum, arm) => sum + weightOf(arm.value), 1);
  if (value.is !== 'list') return 1;
  let weight = known.get(value);
  if (weight === undefined) {
    weight = value.items.reduce((sum, item) => Math.min(sum + weightOf(item), maximumWeight + 1), 1);
    known.set(value, weight);
  }
  return weight;
}

/** A list of the items; one that is too large is open, and its items are not kept. */
export function boundedList(items: readonly Value[], from: readonly Hop[] = [], open?: string): ListValue {
  let sum = 0;
  for (const item of items) {
    sum += weightOf(item);
    if (sum > maximumWeight) return { is: 'list', items: [], from, open: 'the list is too large' };
  }
  return { is: 'list', items, from, ...(open !== undefined && { open }) };
}

import type { Json } from '../../../model/source.ts';
import type { Condition, Guard } from '../../../model/condition.ts';
import type { Value } from '../../../model/value.ts';
import { absent, unknown } from '../../../model/value.ts';
import { isList, isMap, isScalar, listOf, member } from '../../json.ts';
import type { PlanContext } from './after-apply.ts';
import { listValue, mapValue } from './structure.ts';
import { valueOf } from './value.ts';
import { type PlanView, itemsOf, keysOf, memberOf } from './view.ts';

/** More different values than these are not told apart. */
const maximumArms = 32;

/**
 * Instances of one block as the cases of a value. A condition stands for a set of instances: guards can hold together when some
 * instance is in all of their sets, so that values of different instances are never mixed.
 */
export interface InstanceCases {
  readonly count: number;
  /** The condition that holds for these instances alone. */
  readonly conditionFor: (instances: readonly number[]) => Condition;
}

/** What a place comes to over all instances of a block. The views are in the order of the instances. */
export function valueOfAll(views: readonly PlanView[], around: PlanContext, instances: InstanceCases): Value {
  const [first] = views;
  if (!first) return absent();
  if (views.every((view) => sameView(view, first))) return valueOf(first, around);
  const site = first.ground.site;
  if (views.every(({ values, unknown: later }) => later !== true && (isMap(values) || isMap(later)))) {
    const keys = [...new Set(views.flatMap(keysOf))];
    const read = (key: string): Value =>
      valueOfAll(
        views.map((view) => memberOf(view, key)),
        around,
        instances,
      );
    return mapValue(keys, first.ground, read, site);
  }
  const lists = views.map((view) => (isList(view.values) && view.unknown !== true ? itemsOf(view) : undefined));
  const length = lists[0]?.length;
  if (length !== undefined && lists.every((list) => list?.length === length)) {
    const items = Array.from({ length }, (_, index) =>
      valueOfAll(
        lists.flatMap((list) => list?.[index] ?? []),
        around,
        instances,
      ),
    );
    return listValue(items, site);
  }
  return branches(views, around, instances);
}

function branches(views: readonly PlanView[], around: PlanContext, instances: InstanceCases): Value {
  const groups: { readonly view: PlanView; readonly members: number[] }[] = [];
  for (const [index, view] of views.entries()) {
    const group = groups.find((one) => sameView(one.view, view));
    if (group) group.members.push(index);
    else if (groups.length < maximumArms) groups.push({ view, members: [index] });
    else return unknown(`it differs between ${views.length} instances`, false, view.ground.site);
  }
  const arms = groups.map(({ view, members }) => {
    const when: Guard = [{ condition: instances.conditionFor(members), holds: true }];
    return { when, value: valueOf(view, around) };
  });
  const site = views[0]?.ground.site;
  return { is: 'branches', arms, from: [], ...(site && { site }) };
}

const sameView = (a: PlanView, b: PlanView): boolean =>
  a === b || (same(a.values, b.values) && same(a.unknown, b.unknown) && same(a.sensitive, b.sensitive));

function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || isScalar(a) || isScalar(b)) return false;
  if (isList(a) || isList(b)) {
    return isList(a) && isList(b) && a.length === b.length && a.every((item, index) => same(item, listOf(b)[index]));
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(member(a, key), member(b, key)))
  );
}

/** The instances of one scope's blocks, with the answer whether guards can hold together. */
export interface Registry {
  readonly instances: (addresses: readonly string[]) => InstanceCases;
  readonly possible: (guard: Guard) => boolean;
}

export function createRegistry(): Registry {
  /** Per condition: of which block, and which of its instances. */
  const sets = new Map<string, { readonly block: readonly string[]; readonly members: ReadonlySet<number> }>();
  return {
    instances: (addresses) => ({
      count: addresses.length,
      conditionFor: (members) => {
        const [first = 0] = members;
        const address = addresses[first] ?? '';
        let text = members.length === 1 ? address : `${address} and ${members.length - 1} more`;
        const wanted = new Set(members);
        const taken = (): boolean => {
          const set = sets.get(text);
          return set !== undefined && (set.block !== addresses || !sameSet(set.members, wanted));
        };
        for (let number = 2; taken(); number++) text = `${address} and ${members.length - 1} more (${number})`;
        sets.set(text, { block: addresses, members: wanted });
        return { is: 'instances', key: text, text };
      },
    }),
    possible: (guard) => {
      const blocks = new Set(guard.map(({ condition }) => sets.get(condition.key)?.block));
      return [...blocks].every((block) => !block || someInstance(block, guard, sets));
    },
  };
}

const sameSet = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one));

function someInstance(
  block: readonly string[],
  guard: Guard,
  sets: ReadonlyMap<string, { readonly block: readonly string[]; readonly members: ReadonlySet<number> }>,
): boolean {
  const ours = guard.flatMap(({ condition, holds }) => {
    const set = sets.get(condition.key);
    return set?.block === block ? [{ members: set.members, holds }] : [];
  });
  return block.some((_, index) => ours.every(({ members, holds }) => members.has(index) === holds));
}

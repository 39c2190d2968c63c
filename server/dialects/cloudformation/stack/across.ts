import type { Node, Site } from '../../../model/source.ts';
import { unknown } from '../../../model/value.ts';
import type { Guard } from '../../../model/condition.ts';
import type { Hop } from '../../../model/hop.ts';
import type { Value } from '../../../model/value.ts';
import { entryOf } from '../../../syntax/walk.ts';
import { foreignCondition } from '../cases/condition.ts';
import type { Binding, NestedStack, Context, Stack } from '../context.ts';
import { rootContext } from '../context.ts';
import { lazyArm, lazyEntry, lazyList, lazyMap, retrace } from '../retrace.ts';
import { siteIn, siteOf } from '../site.ts';
import type { MapNode } from '../../../model/source.ts';

/** A value of one stack as another sees it: its cases are named so that they can't be taken for conditions of the other. */
export function carry(value: Value, from: Stack, to: Stack): Value {
  switch (value.is) {
    case 'branches':
      return {
        ...value,
        arms: value.arms.map((arm) => lazyArm(guardIn(arm.when, from, to), () => carry(arm.value, from, to))),
      };
    case 'map':
      return lazyMap(
        () => value.entries.map((entry) => lazyEntry(entry.key, entry.keySite, () => carry(entry.value, from, to))),
        restOf(value),
      );
    case 'list':
      return lazyList(() => value.items.map((item) => carry(item, from, to)), restOf(value));
    default:
      return value;
  }
}

const restOf = (value: Value & { readonly open?: string }): { from: readonly Hop[]; site?: Site; open?: string } => ({
  from: value.from,
  ...(value.site ? { site: value.site } : {}),
  ...(value.open === undefined ? {} : { open: value.open }),
});

const guardIn = (guard: Guard, from: Stack, to: Stack): Guard =>
  guard.map(({ condition, holds }) => {
    const origin = from.foreign.get(condition.key) ?? { stack: from, condition };
    if (origin.stack === to) return { condition: origin.condition, holds };
    const foreign = foreignCondition(origin.condition, origin.stack);
    to.foreign.set(foreign.key, origin);
    return { condition: foreign, holds };
  });

/** Evaluates once, and answers "unknown" to whoever asks for it while that goes on. */
function once(make: () => Value): () => Value {
  let value: Value | undefined;
  let busy = false;
  return () => {
    if (value) return value;
    if (busy) return unknown('it depends on itself', true);
    busy = true;
    const made = make();
    busy = false;
    return (value ??= made);
  };
}

/** What a parent stack passes to a parameter of a nested one. `to` is asked for late: it does not exist yet. */
export function argument(node: Node, context: Context, name: string, to: () => Stack): Binding {
  const { stack } = context;
  const hop: Hop = {
    via: 'stack-parameter',
    of: { is: 'parameter', name, by: 'parent' },
    at: siteIn(stack.unit, node),
  };
  const value = once(() => carry(retrace(stack.evaluate(node, context), [hop]), stack, to()));
  return {
    value: ({ assigned, budget, depth }) =>
      assigned ? stack.evaluate(node, { ...context, assigned, budget, depth: depth + 1 }) : value(),
    written: { node, context },
  };
}

/** A parameter that the parent leaves to its default, which nobody can change then. */
export function ownDefault(node: Node, name: string, to: () => Stack): Binding {
  const value = once(() => {
    const hop: Hop = {
      via: 'parameter-default',
      of: { is: 'parameter', name, by: 'default' },
      at: siteIn(to().unit, node),
    };
    return retrace(to().evaluate(node, rootContext(to())), [hop]);
  });
  return {
    value,
    get written() {
      return { node, context: rootContext(to()) };
    },
  };
}

export const unbound = (reason: string): Binding => ({ value: () => unknown(reason, true) });

/** The outputs of a nested stack, as its parent reads them. */
export function childOf(child: Stack, outputs: MapNode | undefined): NestedStack {
  const values = new Map<string, () => Value>();
  return {
    output: (name, context, node) => {
      const entry = entryOf(outputs, name);
      const written = entryOf(entry?.value, 'Value')?.value;
      if (!entry || !written) return undefined;
      const { assigned, budget, depth, stack } = context;
      if (assigned) return child.evaluate(written, { ...rootContext(child), assigned, budget, depth: depth + 1 });
      let value = values.get(name);
      if (!value) {
        const hop: Hop = {
          via: 'output',
          of: { is: 'output', name, stack: null },
          at: siteIn(child.unit, entry.keyNode),
        };
        value = once(() => carry(retrace(child.evaluate(written, rootContext(child)), [hop]), child, stack));
        values.set(name, value);
      }
      return retrace(value(), [], siteOf(context, node));
    },
  };
}

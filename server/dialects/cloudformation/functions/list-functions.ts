import type { Node } from '../../../model/source.ts';
import { known, unknown } from '../../../model/value.ts';
import type { Value } from '../../../model/value.ts';
import { dereference } from '../../../syntax/walk.ts';
import type { Context } from '../context.ts';
import { lift } from '../cases/lift.ts';
import { retrace } from '../retrace.ts';
import { siteOf } from '../site.ts';
import { reasonOf } from './text-functions.ts';
import { put } from '../../../model/own.ts';

/** An item that is there in some cases only shifts those after it. */
const mayVanish = (value: Value): boolean =>
  value.is === 'branches' && value.arms.some((arm) => arm.value.is === 'absent' || mayVanish(arm.value));

export function select(argument: Node, context: Context, node: Node): Value {
  const target = dereference(argument);
  const site = siteOf(context, node);
  const [indexNode, listNode] = target?.kind === 'list' ? target.items : [];
  if (!indexNode || !listNode) return unknown('`Fn::Select` needs an index and a list', true, site);
  const { evaluate } = context.stack;
  return lift([evaluate(indexNode, context), evaluate(listNode, context)], context, { site }, ([index, list]) => {
    if (index?.is !== 'known' || list?.is !== 'list' || list.open !== undefined) {
      return unknown(reasonOf(index, reasonOf(list, 'the list to select from is not known')), true, site);
    }
    const item = list.items[Number(index.value)];
    if (!item) return unknown('`Fn::Select` names an item that the list does not have', true, site);
    const earlier = list.items.slice(0, Number(index.value) + 1);
    return earlier.some(mayVanish)
      ? unknown('items of the list depend on conditions', true, site)
      : retrace(item, [], site);
  });
}

export function length(argument: Node, context: Context, node: Node): Value {
  const site = siteOf(context, node);
  return lift([context.stack.evaluate(argument, context)], context, { site }, ([list]) =>
    list?.is !== 'list' || list.open !== undefined || list.items.some(mayVanish)
      ? unknown(reasonOf(list, 'the length of the list is not known'), true, site)
      : known(list.items.length, site, [{ via: 'function', of: { is: 'function', name: 'Fn::Length' }, at: site }]),
  );
}

/** `Fn::ToJsonString`; whatever is not known in it makes it unknown. */
export function toJsonString(argument: Node, context: Context, node: Node): Value {
  const site = siteOf(context, node);
  const json = plainOf(context.stack.evaluate(argument, context), context);
  return json === undefined
    ? unknown('it is a JSON text with parts that are not known', true, site)
    : known(JSON.stringify(json), site, [
        { via: 'function', of: { is: 'function', name: 'Fn::ToJsonString' }, at: site },
      ]);
}

function plainOf(value: Value, context: Context): unknown {
  if (context.budget.steps-- <= 0) return undefined;
  switch (value.is) {
    case 'known':
      return value.value;
    case 'reference':
      return value.missing
        ? undefined
        : `\${${value.address}${value.attribute === undefined ? '' : `.${value.attribute}`}}`;
    case 'list': {
      const items = value.open === undefined ? value.items.map((item) => plainOf(item, context)) : [undefined];
      return items.includes(undefined) ? undefined : items;
    }
    case 'map': {
      if (value.open !== undefined) return undefined;
      const result = Object.create(null) as Record<string, unknown>;
      for (const entry of value.entries) {
        const plain = entry.value.is === 'absent' ? null : plainOf(entry.value, context);
        if (plain === undefined) return undefined;
        if (entry.value.is !== 'absent') put(result, entry.key, plain);
      }
      return result;
    }
    default:
      return undefined;
  }
}

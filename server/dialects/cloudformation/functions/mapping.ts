import { code } from '../../../model/text/code.ts';
import type { MapNode, Node, Site } from '../../../model/source.ts';
import { unknown } from '../../../model/value.ts';
import type { Guard } from '../../../model/condition.ts';
import type { Hop } from '../../../model/hop.ts';
import type { Value } from '../../../model/value.ts';
import { dereference, entryOf } from '../../../syntax/walk.ts';
import { valueCondition } from '../cases/condition.ts';
import { callOf } from './call.ts';
import type { Context } from '../context.ts';
import { branch, lift } from '../cases/lift.ts';
import type { CaselessValue } from '../cases/lift.ts';
import { maximumAllowed } from '../stack/parameter-value.ts';
import { retrace } from '../retrace.ts';
import { siteIn, siteOf } from '../site.ts';
import { literalText } from '../text.ts';
import { hasSymbol, reasonOf } from './text-functions.ts';

/** Rows that are compared with each other. */
const maximumRows = 500;

interface Lookup {
  readonly context: Context;
  readonly node: Node;
  readonly site: Site;
  readonly map: MapNode;
  readonly name: string;
  readonly otherwise: Node | undefined;
}

/** `Fn::FindInMap`, with the default value of the language extensions. */
export function findInMap(argument: Node, context: Context, node: Node): Value {
  const target = dereference(argument);
  const site = siteOf(context, node);
  const [mapNode, first, second, options] = target?.kind === 'list' ? target.items : [];
  if (!mapNode || !first || !second) return unknown('`Fn::FindInMap` needs a map and two keys', true, site);
  const { evaluate } = context.stack;
  const otherwise = entryOf(options, 'DefaultValue')?.value;
  const names = [evaluate(mapNode, context), evaluate(second, context)];
  return lift(names, context, { site }, ([mapName, key]) => {
    const name = mapName?.is === 'known' ? String(mapName.value) : undefined;
    if (name === undefined) return unknown(reasonOf(mapName, 'the name of the map is not known'), true, site);
    const map = dereference(entryOf(context.stack.mappings, name)?.value);
    if (map?.kind !== 'map' || map.open)
      return missing({ context, otherwise, site }, context.stack.mappings?.open ?? map);
    const lookup = { context, node, site, map, name, otherwise };
    if (key?.is !== 'known' || hasSymbol(key.value))
      return unknown(reasonOf(key, 'a key of the map is not known'), true, site);
    const text = String(key.value);
    const variable = variableOf(first, context);
    if (variable !== undefined) return everyRow(variable, text, lookup);
    return lift([evaluate(first, context)], context, { site }, ([row]) => cell(row, text, lookup));
  });
}

function missing(lookup: Pick<Lookup, 'context' | 'otherwise' | 'site'>, open: unknown): Value {
  const { context, otherwise, site } = lookup;
  if (open !== undefined) return unknown("the map can't be read whole", true, site);
  if (otherwise) return context.stack.evaluate(otherwise, context);
  return unknown('the map has no such entry', true, site);
}

function cell(row: CaselessValue | undefined, key: string, lookup: Lookup): Value {
  const { map, site } = lookup;
  if (row?.is !== 'known' || hasSymbol(row.value))
    return unknown(reasonOf(row, 'a key of the map is not known'), true, site);
  const value = cellAt(String(row.value), key, lookup);
  return value ? retrace(value, row.from, site) : missing(lookup, rowOpen(map, String(row.value)));
}

function rowOpen(map: MapNode, row: string): unknown {
  const found = dereference(entryOf(map, row)?.value);
  return found?.kind === 'map' ? found.open : undefined;
}

function cellAt(row: string, key: string, lookup: Lookup): Value | undefined {
  const { context, map, name, site } = lookup;
  const entry = entryOf(entryOf(map, row)?.value, key);
  if (!entry) return undefined;
  const { unit } = context.stack;
  const hop: Hop = { via: 'mapping', of: { is: 'mapping', name, row, key }, at: siteIn(unit, entry.value) };
  return retrace(context.stack.evaluate(entry.value, { ...context, path: [], loop: new Map() }), [hop], site);
}

/** The parameter that chooses the row, when it may be any text: only rows of the map let the stack be deployed. */
function variableOf(node: Node, context: Context): string | undefined {
  const target = dereference(node);
  const call = target && callOf(target);
  if (call?.name !== 'Ref' || context.assigned) return undefined;
  const name = literalText(call.argument, context.loop);
  if (name === undefined || context.loop.has(name)) return undefined;
  const { stack } = context;
  const parameter = stack.parameters.get(name);
  if (!parameter)
    return name.startsWith('AWS::') &&
      name !== 'AWS::NoValue' &&
      !(name === 'AWS::Region' && stack.region !== undefined)
      ? name
      : undefined;
  const { fallback, allowed, stored, secret, list } = parameter;
  return (fallback ?? allowed ?? stack.bindings.get(name) ?? (stored || secret || list ? 'known otherwise' : undefined))
    ? undefined
    : name;
}

function everyRow(variable: string, key: string, lookup: Lookup): Value {
  const { context, map, otherwise, site } = lookup;
  if (map.entries.length > maximumRows) return unknown(`it depends on ${code(variable)}`, true, site);
  const arms: { when: Guard; value: Value }[] = [];
  const rows = [...new Set(map.entries.map((entry) => entry.key))];
  for (const row of rows) {
    const when = [{ condition: valueCondition(variable, row), holds: true }];
    const value = cellAt(row, key, lookup) ?? (otherwise && context.stack.evaluate(otherwise, context));
    if (value && (rows.length > maximumAllowed || context.stack.possible([...context.path, ...when])))
      arms.push({ when, value });
  }
  if (otherwise) {
    const when = rows.map((row) => ({ condition: valueCondition(variable, row), holds: false }));
    arms.push({ when, value: context.stack.evaluate(otherwise, context) });
  }
  const value = branch(arms, site);
  return value.is === 'branches' && arms.length > maximumAllowed
    ? unknown(`it depends on ${code(variable)}`, true, site)
    : value;
}

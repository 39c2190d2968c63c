import { code } from '../../model/text/code.ts';
import type { ListNode, MapNode, Node, ScalarNode, Site } from '../../model/source.ts';
import { known, unknown } from '../../model/value.ts';
import type { MapEntry, Value } from '../../model/value.ts';
import { dereference } from '../../syntax/walk.ts';
import { allEntries, callOf, effective, isLoop } from './functions/call.ts';
import { maximumNesting } from './context.ts';
import type { Context } from './context.ts';
import { functions } from './functions/functions.ts';
import { loopPasses } from './stack/loop.ts';
import { lazyEntry, lazyList, lazyMap } from './retrace.ts';
import { siteOf } from './site.ts';
import { fill, literalText } from './text.ts';

/** What a node comes to. Maps and lists are evaluated one level at a time, when they are read. Never throws. */
export function evaluate(node: Node, context: Context): Value {
  const site = siteOf(context, node);
  if (context.budget.steps-- <= 0 || context.depth >= maximumNesting) {
    return unknown('it is too large or too deeply nested to follow', true, site);
  }
  const target = dereference(node);
  if (!target) return unknown('the alias leads nowhere', true, site);
  const call = callOf(target);
  if (call) {
    const run = functions.get(call.name);
    const inner = { ...context, depth: context.depth + 1 };
    return run ? run(call.argument, inner, node) : unknown(`${code(call.name)} is not known`, true, site);
  }
  switch (target.kind) {
    case 'scalar':
      return scalar(target, context, site);
    case 'list':
      return list(target, context, site);
    case 'map':
      return map(target, context, site);
  }
}

function scalar(node: ScalarNode, context: Context, site: Site): Value {
  if (typeof node.value !== 'string') return known(node.value, site);
  const text = fill(node.value, context.loop);
  return text.includes('{{resolve:')
    ? unknown('it is looked up when the stack is deployed', true, site)
    : known(text, site);
}

function list(node: ListNode, context: Context, site: Site): Value {
  const inner = { ...context, depth: context.depth + 1 };
  const make = (): readonly Value[] =>
    node.items.map((item) => evaluate(item, inner)).filter((value) => value.is !== 'absent');
  return lazyList(make, { from: [], site, ...(context.open === undefined ? {} : { open: context.open }) });
}

function map(node: MapNode, context: Context, site: Site): Value {
  const transformed = node.entries.some((entry) => entry.key === 'Fn::Transform');
  const open = context.open ?? openReason(node, transformed);
  const macro = transformed ? 'a macro may change it' : context.open;
  const inner = { ...context, depth: context.depth + 1, ...(macro === undefined ? {} : { open: macro }) };
  let entries: { readonly list: readonly MapEntry[]; readonly open: string | undefined } | undefined;
  const whole = (): NonNullable<typeof entries> => (entries ??= entriesOf(node, inner));
  const rest = { from: [], site };
  if (open !== undefined) return lazyMap(() => whole().list, { ...rest, open });
  if (!node.entries.some((entry) => isLoop(entry.key))) return lazyMap(() => whole().list, rest);
  const loops = whole();
  return lazyMap(() => loops.list, loops.open === undefined ? rest : { ...rest, open: loops.open });
}

function openReason(node: MapNode, transformed: boolean): string | undefined {
  if (transformed) return 'a macro may add to it';
  if (node.open === 'merge key') return allEntries(node) ? undefined : 'a merge key may add to it';
  return node.open === 'syntax error' ? "the text around it can't be read" : undefined;
}

function entriesOf(node: MapNode, context: Context): { list: readonly MapEntry[]; open: string | undefined } {
  const list: MapEntry[] = [];
  let open: string | undefined;
  for (const { key, keyNode, value } of allEntries(node) ?? effective(node)) {
    if (key === 'Fn::Transform') continue;
    if (isLoop(key)) {
      const loop = loopPasses(value, context);
      if (!loop.known) open = loop.reason;
      for (const pass of loop.passes) {
        const body = dereference(pass.body);
        if (body?.kind !== 'map') continue;
        const inner = entriesOf(body, pass.context);
        for (const one of inner.list) list.push(one);
        open ??= inner.open;
      }
    } else if (!isNothing(value)) {
      list.push(lazyEntry(fill(key, context.loop), siteOf(context, keyNode), () => evaluate(value, context)));
    }
  }
  return { list, open };
}

/** `Ref: AWS::NoValue`, which removes what it stands for. */
function isNothing(node: Node): boolean {
  const target = dereference(node);
  const call = target && callOf(target);
  return call?.name === 'Ref' && literalText(call.argument) === 'AWS::NoValue';
}

import type { MapNode } from '../../../model/source.ts';
import { dereference, entryOf } from '../../../syntax/walk.ts';
import { argument, ownDefault, unbound } from './across.ts';
import { callOf, effective } from '../functions/call.ts';
import type { Binding, Context, Stack } from '../context.ts';
import { parametersOf } from './parameters.ts';
import { sectionOf } from './sections.ts';

/** What a stack resource passes to the parameters of its template; those left out keep their defaults. */
export function nestedBindings(
  body: MapNode,
  template: MapNode,
  context: Context,
  child: () => Stack,
): ReadonlyMap<string, Binding> {
  const bindings = new Map<string, Binding>();
  const properties = dereference(entryOf(body, 'Properties')?.value);
  const passed = dereference(entryOf(properties, 'Parameters')?.value);
  const isOpen = properties?.kind !== 'map' || properties.open !== undefined || callOf(properties) !== undefined;
  const unclear =
    isOpen ||
    (passed !== undefined && (passed.kind !== 'map' || passed.open !== undefined || callOf(passed) !== undefined));
  if (!unclear && passed?.kind === 'map') {
    for (const { key, value } of effective(passed)) bindings.set(key, argument(value, context, key, child));
  }
  for (const [name, { fallback }] of parametersOf(sectionOf(template, 'Parameters'))) {
    if (bindings.has(name)) continue;
    if (unclear || context.open !== undefined) bindings.set(name, unbound('what the parent stack passes is not known'));
    else if (fallback) bindings.set(name, ownDefault(fallback, name, child));
  }
  return bindings;
}

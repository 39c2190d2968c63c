import type { MapNode } from '../../../model/source.ts';
import type { Value } from '../../../model/value.ts';
import { entryOf } from '../../../syntax/walk.ts';
import { rootContext } from '../context.ts';
import type { Stack } from '../context.ts';
import { lazyArm, lazyEntry, lazyList, lazyMap } from '../retrace.ts';

/** Completes the properties of SAM resources with the template's `Globals`. */
export function globalsOf(globals: MapNode | undefined, stack: Stack): (type: string, properties: Value) => Value {
  return (type, properties) => {
    if (!globals || !stack.transforms.sam || !type.startsWith('AWS::Serverless::')) return properties;
    const entry = entryOf(globals, type.slice('AWS::Serverless::'.length));
    return entry ? merge(stack.evaluate(entry.value, rootContext(stack)), properties) : properties;
  };
}

/** As SAM does it: what a resource sets wins, maps are merged key by key, lists are put together. */
function merge(general: Value, own: Value): Value {
  if (own.is === 'absent') return general;
  if (own.is === 'branches') {
    return { ...own, arms: own.arms.map((arm) => lazyArm(arm.when, () => merge(general, arm.value))) };
  }
  if (general.is === 'branches' && (own.is === 'map' || own.is === 'list')) {
    return { ...general, arms: general.arms.map((arm) => lazyArm(arm.when, () => merge(arm.value, own))) };
  }
  const open = own.is === 'map' || own.is === 'list' ? (own.open ?? openOf(general)) : undefined;
  const rest = { from: own.from, ...(own.site ? { site: own.site } : {}), ...(open === undefined ? {} : { open }) };
  if (own.is === 'map' && general.is === 'map') {
    return lazyMap(() => {
      const written = new Map(own.entries.map((entry) => [entry.key, entry]));
      const defaults = new Map(general.entries.map((entry) => [entry.key, entry]));
      const merged = own.entries.map((entry) => {
        const under = defaults.get(entry.key);
        return under ? lazyEntry(entry.key, entry.keySite, () => merge(under.value, entry.value)) : entry;
      });
      return [...merged, ...general.entries.filter((entry) => !written.has(entry.key))];
    }, rest);
  }
  if (own.is === 'list' && general.is === 'list') return lazyList(() => [...general.items, ...own.items], rest);
  return own;
}

function openOf(general: Value): string | undefined {
  if (general.is === 'unknown') return general.reason;
  return general.is === 'map' || general.is === 'list' ? general.open : undefined;
}

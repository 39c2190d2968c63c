import { unknown } from '../../../model/value.ts';
import type { Value } from '../../../model/value.ts';
import type { Pointer } from '../evaluate/access.ts';
import type { Module, World } from './module.ts';

export const resourceId = (module: Module, address: string): string => `${module.tree.id}#${module.prefix}${address}`;

/** A reference to a resource or data source of the module. */
export function pointerTo(address: string, module: Module, _world: World): Value {
  const { unit } = module;
  const block = unit.resources.get(address);
  if (!block && unit.open !== undefined) return unknown(`${address} may be declared elsewhere: ${unit.open}`, true);
  const pointer: Pointer = {
    is: 'reference',
    id: resourceId(module, address),
    address: `${module.prefix}${address}`,
    missing: !block,
    from: [],
  };
  return pointer;
}

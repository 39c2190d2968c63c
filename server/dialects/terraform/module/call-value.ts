import { unknown } from '../../../model/value.ts';
import type { Value } from '../../../model/value.ts';
import type { Module, World } from './module.ts';

/** What `module.name` gives. */
export function callValue(name: string, module: Module, _world: World): Value {
  return unknown(`module.${name} is not read${module.unit.open ?? ''}`, false);
}

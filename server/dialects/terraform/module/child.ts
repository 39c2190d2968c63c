import { siteOf } from '../evaluate/frame.ts';
import { localDirectory } from '../needs.ts';
import { argument, literalText } from './block.ts';
import type { Block } from './block.ts';
import type { Module } from './module.ts';
import type { Unit } from './unit.ts';

/** Modules inside each other. */
const maximumDepth = 10;
/** Modules of one project; a call in a call in a call can multiply them. */
const maximumModules = 500;

/** A call of a module, in the module that makes it. */
interface ModuleCall {
  readonly module: Module;
  readonly call: Block;
}
const callers = new WeakMap<Unit, ModuleCall[]>();

/** Who calls a module, in whatever place of the project. */
export const callersOf = (unit: Unit): readonly ModuleCall[] => callers.get(unit) ?? [];

/** The module that a call runs; undefined, with a note at the call, when it can't be read. */
export function childOf(module: Module, name: string): Module | undefined {
  if (module.children.has(name)) return module.children.get(name);
  const call = module.unit.calls.get(name);
  if (!call) return undefined;
  const { tree, unit, prefix } = module;
  const source = literalText(call, 'source');
  const directory = localDirectory(unit.directory, source);
  const called = directory === undefined ? undefined : tree.unitOf(directory);
  const trouble = troubleWith(module, called?.directory ?? directory, called !== undefined);
  let child: Module | undefined;
  if (trouble === undefined && called) {
    tree.modules += 1;
    child = { tree, unit: called, prefix: `${prefix}module.${name}.`, caller: { module, call }, children: new Map() };
    callers.set(called, [...callersOf(called), { module, call }]);
  } else {
    const [{ file }] = call.parts;
    const at = argument(call, 'source') ?? { file, node: call.key };
    tree.note({ site: siteOf(at), message: `module.${name} is not checked: ${trouble ?? "it can't be read"}` });
  }
  module.children.set(name, child);
  return child;
}

function troubleWith(module: Module, directory: string | undefined, found: boolean): string | undefined {
  if (directory === undefined) return 'its source is not a directory of this workspace';
  let depth = 0;
  for (let at: Module | undefined = module; at; at = at.caller?.module) {
    if (at.unit.directory === directory) return 'it calls itself';
    depth += 1;
  }
  if (depth > maximumDepth) return 'modules are nested too deeply';
  if (module.tree.modules >= maximumModules) return 'there are too many modules';
  return found ? undefined : 'there are no files of Terraform in its directory';
}

import { siteOf } from '../evaluate/frame.ts';
import { installedIn, isDownloaded, isOfSource, manifestOf } from '../installed.ts';
import type { Installed } from '../installed.ts';
import { isLocal, localDirectory } from '../needs.ts';
import { argument, literalText } from './block.ts';
import type { Block } from './block.ts';
import type { Module, Tree } from './module.ts';
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
  const { tree, prefix } = module;
  const source = literalText(call, 'source');
  const placed = placeOf(module, name, source);
  const called = 'directory' in placed ? tree.unitOf(placed.directory) : undefined;
  const trouble =
    'trouble' in placed
      ? placed.trouble
      : troubleWith(module, called?.directory ?? placed.directory, called !== undefined);
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

/** Where a module's files are: beside the caller, or where `terraform init` has put them; or why that can't be told. */
function placeOf(
  { tree, unit, prefix }: Module,
  name: string,
  source: string | undefined,
): { readonly directory: string } | { readonly trouble: string } {
  if (source === undefined) return { trouble: 'its source is not a directory of this workspace' };
  if (isLocal(source)) {
    const directory = localDirectory(unit.directory, source);
    if (directory === undefined) return { trouble: 'its source is not a directory of this workspace' };
    return isDownloaded(tree.id, unit.directory) && !isDownloaded(tree.id, directory)
      ? { trouble: 'its source leads out of what was downloaded' }
      : { directory };
  }
  const all = installed(tree);
  if (!all) return { trouble: 'it is not downloaded, run `terraform init`' };
  const found = all.get(
    [...prefix.matchAll(/module\.([^.]*)\./g)]
      .map(([, one]) => one ?? '')
      .concat(name)
      .join('.'),
  );
  return found && isOfSource(found, source)
    ? found
    : { trouble: 'what is downloaded is older than this call, run `terraform init` again' };
}

const manifests = new WeakMap<Tree, ReadonlyMap<string, Installed> | undefined>();
/** What was downloaded for the root; undefined where nothing was. */
function installed(tree: Tree): ReadonlyMap<string, Installed> | undefined {
  if (!manifests.has(tree)) {
    const text = tree.reader.text(manifestOf(tree.id));
    manifests.set(tree, text === undefined ? undefined : installedIn(tree.id, text));
  }
  return manifests.get(tree);
}

function troubleWith(module: Module, directory: string, found: boolean): string | undefined {
  let depth = 0;
  for (let at: Module | undefined = module; at; at = at.caller?.module) {
    if (at.unit.directory === directory) return 'it calls itself';
    depth += 1;
  }
  if (depth > maximumDepth) return 'modules are nested too deeply';
  if (module.tree.modules >= maximumModules) return 'there are too many modules';
  return found ? undefined : 'there are no files of Terraform in its directory';
}

import type { Project } from '../../model/finding.ts';
import type { Resource, Scope } from '../../model/resource.ts';
import type { ReadOptions } from '../dialect.ts';
import type { Block } from './module/block.ts';
import { childOf } from './module/child.ts';
import type { Module } from './module/module.ts';
import { possibleIn } from './module/possible.ts';
import { providerVersionOf, regionOf } from './module/provider.ts';
import { resourceId } from './module/pointer.ts';
import { continueReading, startReading } from './reading.ts';
import type { ModuleReading } from './reading.ts';
import { resourceOf } from './resource.ts';
import type { ScopeFor } from './resource.ts';

/** By the resources of the project, which stay with it when it is copied. */
const readings = new WeakMap<readonly Resource[], ModuleReading>();

/** Reads the module of a directory with the modules that it calls. */
export function readModule(directory: string, options: ReadOptions): Project {
  const last = options.previous && readings.get(options.previous.resources);
  const continued = last?.root.tree.id === directory ? continueReading(last, options) : undefined;
  const reading = continued ?? startReading(directory, options);
  const made = modulesFrom(reading.root).flatMap((module) => resourcesOf(module, reading));
  reading.resources = new Map(made.map((each) => [each.resource.id, each]));
  const resources = made.map(({ resource }) => resource);
  readings.set(resources, reading);
  const documents = [...reading.files.values()].map(({ document }) => document);
  return { uri: directory, form: 'module', isGenerated: () => false, documents, resources, notes: reading.notes };
}

const modulesFrom = (module: Module): readonly Module[] => [
  module,
  ...[...module.unit.calls.keys()].flatMap((name) => {
    const child = childOf(module, name);
    return child ? modulesFrom(child) : [];
  }),
];

interface BlockResource {
  readonly resource: Resource;
  readonly block?: Block;
}

function resourcesOf(module: Module, { resources: last }: ModuleReading): readonly BlockResource[] {
  const { unit } = module;
  const scopeFor = scopesOf(module);
  const kept = (address: string, block: Block): BlockResource | undefined => {
    const found = last.get(resourceId(module, address));
    return found?.block === block ? found : undefined;
  };
  return [...unit.resources].map(
    ([address, block]) => kept(address, block) ?? { resource: resourceOf(address, block, module, scopeFor), block },
  );
}

/** Resources that stay from one reading to the next have the scope of those that are new. */
const scopesKept = new WeakMap<Module, Map<string, Scope>>();

/** One scope for each provider configuration; all of a project have one name, for their conditions are named uniquely in it. */
function scopesOf(module: Module): ScopeFor {
  const { tree } = module;
  const providerVersion = providerVersionOf(module);
  const all = scopesKept.get(module) ?? new Map<string, Scope>();
  scopesKept.set(module, all);
  const scopes = new Map<string, Scope>();
  return (provider, ownRegion) => {
    const name = ownRegion === undefined ? provider : `${provider} in ${ownRegion ?? ''}`;
    let scope = scopes.get(name);
    if (!scope) {
      const region = ownRegion === undefined ? regionOf(module, provider) : (ownRegion ?? undefined);
      const old = all.get(name);
      scope =
        old && old.region === region && old.providerVersion === providerVersion
          ? old
          : {
              id: tree.id,
              possible: (guard) => possibleIn(tree, guard),
              ...(region !== undefined && { region }),
              ...(providerVersion !== undefined && { providerVersion }),
            };
      scopes.set(name, scope);
      all.set(name, scope);
    }
    return scope;
  };
}

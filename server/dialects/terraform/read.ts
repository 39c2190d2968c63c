import type { Project } from '../../model/finding.ts';
import type { Borrowed, Resource, Scope } from '../../model/resource.ts';
import type { ReadOptions } from '../dialect.ts';
import { callAsResource } from './borrowed.ts';
import { isDownloaded } from './installed.ts';
import type { Block } from './module/block.ts';
import { ownCall } from './module/calls.ts';
import { childOf } from './module/child.ts';
import type { Module } from './module/module.ts';
import { possibleIn } from './module/possible.ts';
import { providerVersionOf, regionOf } from './module/provider.ts';
import { resourceId } from './module/pointer.ts';
import { continueReading, startReading } from './reading.ts';
import type { ModuleReading } from './reading.ts';
import { providerOf, readWith, resourceOf } from './resource.ts';
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
  return {
    uri: directory,
    form: 'module',
    isGenerated: (uri) => isDownloaded(directory, uri),
    documents,
    resources,
    notes: reading.notes,
  };
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
  const borrowedOf = borrowerOf(module);
  const kept = (address: string, block: Block): BlockResource | undefined => {
    const found = last.get(resourceId(module, address));
    return found?.block === block ? found : undefined;
  };
  return [...unit.resources].map(
    ([address, block]) =>
      kept(address, block) ?? { resource: resourceOf(address, block, module, scopeFor, borrowedOf(block)), block },
  );
}

/** The author's call of a module that others wrote, for its resources of each provider configuration. */
function borrowerOf(module: Module): (block: Block) => Borrowed | undefined {
  const own = ownCall(module);
  if (!own) return () => undefined;
  const scopeFor = scopesOf(own.module);
  const made = new Map<string, Borrowed>();
  const isForeign = (uri: string): boolean => isDownloaded(module.tree.id, uri);
  return (block) => {
    const provider = providerOf(block);
    let borrowed = made.get(provider);
    if (!borrowed) {
      const by = readWith(callAsResource(own, provider, scopeFor), own.module.unit);
      made.set(provider, (borrowed = { by, isForeign }));
    }
    return borrowed;
  };
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

import type { Note, Project } from '../../model/finding.ts';
import type { Resource, Scope } from '../../model/resource.ts';
import type { ReadOptions } from '../dialect.ts';
import type { File } from './evaluate/frame.ts';
import { childOf } from './module/child.ts';
import type { Condition, Module, Tree } from './module/module.ts';
import { possibleIn } from './module/possible.ts';
import { providerVersionOf, regionOf } from './module/provider.ts';
import { refer } from './module/refer.ts';
import { readUnit } from './module/unit.ts';
import type { Unit } from './module/unit.ts';
import { outsideResource, resourceOf } from './resource.ts';

/** Steps that all answers of a project may take. */
const maximumSteps = 5_000_000;

/** Reads the module of a directory with the modules that it calls. */
export function readModule(directory: string, { reader, inputs = {} }: ReadOptions): Project {
  const files = new Map<string, File>();
  const units = new Map<string, Unit>();
  const notes: Note[] = [];
  const fileFor = (uri: string): File | undefined => {
    const document = reader.document(uri);
    if (!document) return undefined;
    const file = files.get(uri) ?? { document };
    files.set(uri, file);
    return file;
  };
  const unitAt = (at: string): Unit => {
    const unit = units.get(at) ?? readUnit(at, reader, fileFor);
    units.set(at, unit);
    return unit;
  };
  const tree: Tree = {
    id: directory,
    reader,
    inputs,
    unitOf: (at) => (reader.list(at).some((uri) => /\.tf(?:\.json)?$/.test(uri)) ? unitAt(at) : undefined),
    conditions: new Map<string, Condition>(),
    refer,
    note: (note) => notes.push(note),
    steps: maximumSteps,
    modules: 0,
    world: { memo: new Map() },
  };
  const root: Module = { tree, unit: unitAt(directory), prefix: '', children: new Map() };
  const resources = modulesFrom(root).flatMap(resourcesOf);
  const documents = [...files.values()].map(({ document }) => document);
  return { uri: directory, form: 'module', documents, resources, notes };
}

const modulesFrom = (module: Module): readonly Module[] => [
  module,
  ...[...module.unit.calls.keys()].flatMap((name) => {
    const child = childOf(module, name);
    return child ? modulesFrom(child) : [];
  }),
];

function resourcesOf(module: Module): readonly Resource[] {
  const { unit, tree } = module;
  const version = providerVersionOf(module);
  const scopes = new Map<string, Scope>();
  const scopeFor = (provider: string): Scope => {
    let scope = scopes.get(provider);
    if (!scope) {
      const region = regionOf(module, provider);
      scope = {
        id: tree.id,
        dialect: 'terraform',
        possible: (guard) => possibleIn(tree, guard),
        ...(region !== undefined && { region }),
        ...(version !== undefined && { providerVersion: version }),
      };
      scopes.set(provider, scope);
    }
    return scope;
  };
  return [
    ...[...unit.resources].map(([address, block]) => resourceOf(address, block, module, scopeFor)),
    ...[...unit.outside.resources]
      .filter(([address]) => !unit.resources.has(address))
      .map(([address, header]) => outsideResource(address, header, module, scopeFor('aws'))),
  ];
}

import type { Note, Project } from '../../model/finding.ts';
import type { Resource, Scope } from '../../model/resource.ts';
import { absent, known } from '../../model/value.ts';
import type { ReadOptions } from '../dialect.ts';
import { siteOf } from './evaluate/frame.ts';
import type { File } from './evaluate/frame.ts';
import { argument } from './module/block.ts';
import type { Block } from './module/block.ts';
import { unbound } from './module/frame-of.ts';
import type { Module, Tree } from './module/module.ts';
import { nodeValue } from './module/node-value.ts';
import type { Setting } from './module/node-value.ts';
import { resourceId } from './module/pointer.ts';
import { propertiesOf, settle } from './module/properties.ts';
import { readUnit } from './module/unit.ts';
import type { Unit } from './module/unit.ts';

/** Steps that all answers of a project may take. */
const maximumSteps = 5_000_000;

/** Reads the module of a directory with the modules that it calls. */
export function readModule(directory: string, options: ReadOptions): Project {
  const { reader, inputs = {} } = options;
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
  const tree: Tree = {
    id: directory,
    reader,
    inputs,
    unitOf: (at) => {
      const unit = units.get(at) ?? readUnit(at, reader, fileFor);
      units.set(at, unit);
      return unit;
    },
    conditions: new Map(),
    note: (note) => notes.push(note),
    steps: maximumSteps,
    world: { memo: new Map() },
  };
  const unit = tree.unitOf(directory) ?? readUnit(directory, reader, fileFor);
  const module: Module = { tree, unit, prefix: '', children: new Map() };
  const scope: Scope = { id: directory, dialect: 'terraform', possible: () => true };
  const resources = [...unit.resources].map(([address, block]) => resourceOf(address, block, module, scope));
  return {
    uri: directory,
    form: 'module',
    documents: [...files.values()].map(({ document }) => document),
    resources,
    notes,
  };
}

function resourceOf(address: string, block: Block, module: Module, scope: Scope): Resource {
  const [{ file, map }] = block.parts;
  const [label = ''] = block.labels;
  const setting: Setting = { module, world: module.tree.world, bound: unbound, depth: 0 };
  return {
    id: resourceId(module, address),
    dialect: 'terraform',
    type: address.startsWith('data.') ? `data.${label}` : label,
    address: `${module.prefix}${address}`,
    scope,
    get document() {
      return file.document;
    },
    header: siteOf({ file, node: block.key }),
    properties: propertiesOf(block, setting),
    exists: known(true),
    body: map,
    base: [],
    attribute: (name) => {
      const written = argument(block, name);
      return written ? settle(nodeValue(written, setting)) : absent();
    },
    ignores: [],
  };
}

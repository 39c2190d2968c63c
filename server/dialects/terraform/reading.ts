import type { Note } from '../../model/finding.ts';
import type { Resource } from '../../model/resource.ts';
import { directoryOf } from '../../model/uri.ts';
import type { Inputs, Reader, ReadOptions } from '../dialect.ts';
import type { File } from './evaluate/frame.ts';
import { isConfiguration } from './files.ts';
import { argument } from './module/block.ts';
import type { Block } from './module/block.ts';
import type { Module, Tested, Tree } from './module/module.ts';
import { refer } from './module/refer.ts';
import { readUnit } from './module/unit.ts';
import type { Unit } from './module/unit.ts';

/** Steps that all answers of a project may take. */
const maximumSteps = 5_000_000;

/** What one reading of a project leaves to the next. */
export interface ModuleReading {
  readonly root: Module;
  readonly files: ReadonlyMap<string, File>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly notes: readonly Note[];
  readonly inputs: string;
  /** What was read besides documents. */
  readonly seen: Seen;
  /** By id, with the block that each was made of. */
  resources: ReadonlyMap<string, { readonly resource: Resource; readonly block?: Block }>;
}
interface Seen {
  readonly texts: Map<string, string | undefined>;
  readonly lists: Map<string, string>;
  /** Files that are listed and were not there to be read. */
  readonly missing: Set<string>;
}

export function startReading(directory: string, { reader, inputs = {} }: ReadOptions): ModuleReading {
  const files = new Map<string, File>();
  const units = new Map<string, Unit>();
  const notes: Note[] = [];
  const seen: Seen = { texts: new Map(), lists: new Map(), missing: new Set() };
  const watched = watching(reader, seen);
  const fileFor = (uri: string): File | undefined => {
    const document = watched.document(uri);
    if (!document) return undefined;
    const file = files.get(uri) ?? { document };
    files.set(uri, file);
    return file;
  };
  const unitAt = (at: string): Unit => {
    const unit = units.get(at) ?? readUnit(at, watched, fileFor);
    units.set(at, unit);
    return unit;
  };
  const tree: Tree = {
    id: directory,
    reader: watched,
    inputs,
    // Where its files lie is where it is: a directory may have other names, by links.
    unitOf: (at) => {
      const file = watched.list(at).find(isConfiguration);
      return file === undefined ? undefined : unitAt(directoryOf(file));
    },
    conditions: new Map<string, Tested>(),
    refer,
    note: (note) => notes.push(note),
    steps: maximumSteps,
    modules: 0,
    followed: new Set(),
    assumption: { memo: new Map() },
  };
  const root: Module = { tree, unit: unitAt(directory), prefix: '', children: new Map() };
  return { root, files, units, notes, inputs: textOf(inputs), seen, resources: new Map() };
}

/** Remembers what was asked for, with the answers. */
const watching = (reader: Reader, seen: Seen): Reader => ({
  document: (uri) => {
    const document = reader.document(uri);
    if (!document) seen.missing.add(uri);
    return document;
  },
  text: (uri) => {
    const text = reader.text(uri);
    seen.texts.set(uri, text);
    return text;
  },
  list: (directory) => {
    const list = reader.list(directory);
    seen.lists.set(directory, list.join('\n'));
    return list;
  },
});

const textOf = (inputs: Inputs): string => JSON.stringify(inputs);

/**
 * The last reading with new versions of its documents: undefined when anything has changed that the values of more than the
 * changed blocks may depend on.
 */
export function continueReading(last: ModuleReading, { reader, inputs = {} }: ReadOptions): ModuleReading | undefined {
  if (last.inputs !== textOf(inputs)) return undefined;
  for (const [uri, text] of last.seen.texts) if (reader.text(uri) !== text) return undefined;
  for (const [directory, list] of last.seen.lists) if (reader.list(directory).join('\n') !== list) return undefined;
  for (const uri of last.seen.missing) if (reader.document(uri)) return undefined;
  const fresh = new Map<string, File>();
  for (const [uri, file] of last.files) {
    const document = reader.document(uri);
    if (!document) return undefined;
    if (document !== file.document) fresh.set(uri, { document });
  }
  if (fresh.size === 0) return last;
  const { tree } = last.root;
  const units = [...last.units].map(([directory, unit]) => ({
    unit,
    next: unit.files.some(({ document }) => fresh.has(document.uri))
      ? readUnit(directory, tree.reader, (uri) => fresh.get(uri) ?? last.files.get(uri))
      : unit,
  }));
  if (!units.every(({ unit, next }) => unit === next || isContinued(unit, next, tree))) return undefined;
  for (const [uri, { document }] of fresh) {
    const file = last.files.get(uri);
    if (file) file.document = document;
  }
  for (const { unit, next } of units)
    for (const [address, block] of next.resources) keep(unit, address, block, last.files);
  tree.steps = maximumSteps;
  return last;
}

/** Whether only resources have changed on which no other value depends. */
function isContinued(unit: Unit, next: Unit, tree: Tree): boolean {
  const tables = [unit.variables, unit.outputs, unit.calls] as const;
  const nextTables = [next.variables, next.outputs, next.calls] as const;
  return (
    unit.open === next.open &&
    tables.every(
      (table, index) =>
        sameKeys(table, nextTables[index]) &&
        [...table].every(([key, block]) => isSame(block, nextTables[index]?.get(key))),
    ) &&
    sameKeys(unit.locals, next.locals) &&
    [...unit.locals].every(([name, { node }]) => next.locals.get(name)?.node === node) &&
    sameBlocks(unit.providers, next.providers) &&
    sameBlocks(unit.settings, next.settings) &&
    sameKeys(unit.resources, next.resources) &&
    [...unit.resources].every(([address, block]) => mayChange(block, next.resources.get(address), tree))
  );
}

const sameKeys = (a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown> | undefined): boolean =>
  [...a.keys()].join('\n') === [...(b?.keys() ?? [])].join('\n');
const sameBlocks = (a: readonly Block[], b: readonly Block[]): boolean =>
  a.length === b.length && a.every((block, index) => isSame(block, b[index]));
const isSame = (a: Block, b: Block | undefined): boolean =>
  a.key === b?.key &&
  a.parts.length === b.parts.length &&
  a.parts.every(({ map }, index) => map === b.parts[index]?.map);

/** A block that changes may not gain or lose instances either: others may have read it as one. */
function mayChange(block: Block, next: Block | undefined, tree: Tree): boolean {
  if (isSame(block, next)) return true;
  const counted = (each: Block): boolean => ['count', 'for_each'].some((name) => argument(each, name) !== undefined);
  return next !== undefined && !tree.followed.has(block) && !counted(block) && !counted(next);
}

/** Takes over a changed block, with the files that last. */
function keep(unit: Unit, address: string, block: Block, files: ReadonlyMap<string, File>): void {
  const old = unit.resources.get(address);
  if (!old || isSame(old, block)) return;
  const [first, ...rest] = block.parts.map(({ file, map }) => ({ file: files.get(file.document.uri) ?? file, map }));
  if (first) unit.resources.set(address, { ...block, parts: [first, ...rest] });
}

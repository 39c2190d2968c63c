import type { Chain, Document, Entry, Json, MapNode, Node, Path, Step } from '../model/source.ts';
import { put } from '../model/own.ts';

/** Aliases of aliases followed before giving up: a chain may be endless. */
const aliasHops = 16;
/** Nodes visited for one plain value; an alias bomb would have billions. */
const visitBudget = 100_000;

/** The node an alias stands for; undefined when there is none or the aliases run in a circle. */
export function dereference(node: Node | undefined): Exclude<Node, { kind: 'alias' }> | undefined {
  let found = node;
  for (let hop = 0; found?.kind === 'alias'; hop++) {
    if (hop === aliasHops) return undefined;
    found = found.target;
  }
  return found;
}

const indexes = new WeakMap<MapNode, Map<string, Entry>>();
/** Below this many entries a search is faster than an index. */
const worthIndexing = 16;

/** The entry that counts for a key: the last one when it is written twice. Follows an alias. */
export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  const map = dereference(node);
  if (map?.kind !== 'map') return undefined;
  if (map.entries.length < worthIndexing) return map.entries.findLast((entry) => entry.key === key);
  let index = indexes.get(map);
  if (!index) {
    index = new Map(map.entries.map((entry) => [entry.key, entry]));
    indexes.set(map, index);
  }
  return index.get(key);
}

/** The value below a map's key or a list's index; a number also names a map's key. Follows an alias. */
export function childOf(node: Node | undefined, step: string | number): Node | undefined {
  const parent = dereference(node);
  if (parent?.kind === 'list') return typeof step === 'number' ? parent.items[step] : undefined;
  return entryOf(parent, String(step))?.value;
}

/** The node at a path, aliases on the way followed. */
export function nodeAt(root: Node | undefined, path: Path): Node | undefined {
  let node = root;
  for (const step of path) {
    if (!node) return undefined;
    node = childOf(node, step);
  }
  return node;
}

/** How far a path exists: the deepest node on it, the entry that holds it if a map does, and the number of steps taken. */
export interface Reach {
  readonly node: Node;
  readonly entry?: Entry;
  readonly steps: number;
}
export function deepestAt(root: Node, path: Path): Reach {
  let reach: Reach = { node: root, steps: 0 };
  for (const step of path) {
    const parent = dereference(reach.node);
    const entry = parent?.kind === 'map' ? entryOf(parent, String(step)) : undefined;
    const node = entry?.value ?? (parent?.kind === 'list' ? childOf(parent, step) : undefined);
    if (!node) break;
    const steps = reach.steps + 1;
    reach = entry ? { node, entry, steps } : { node, steps };
  }
  return reach;
}

/** The nodes around an offset, outermost first. The end of a node belongs to it. */
export const pathAt = (document: Document, offset: number): Chain => document.syntax.pathAt(document, offset);

/** The same in a tree whose children stand in the order of the text, each in a stretch of its own. */
export function pathInOrder(document: Document, offset: number): Chain {
  const root = document.roots.findLast((node) => startOf(node) <= offset) ?? document.roots[0];
  if (!root || offset < startOf(root)) return { nodes: [], path: [], onKey: false };
  const nodes: Step[] = [{ node: root }];
  for (let node: Node = root; ;) {
    const next = stepInto(node, offset);
    if (!next) break;
    nodes.push(next);
    node = next.node;
    if (next.entry && offset <= next.entry.keyNode.origin.start + next.entry.keyNode.to) {
      return { nodes, path: pathOf(nodes), onKey: true };
    }
  }
  return { nodes, path: pathOf(nodes), onKey: false };
}

const pathOf = (nodes: readonly Step[]): Path => nodes.flatMap(({ step }) => (step === undefined ? [] : [step]));
const startOf = (node: Node): number => node.origin.start + (node.tagFrom ?? node.from);
const endOf = (node: Node): number => node.origin.start + node.to;

function stepInto(node: Node, offset: number): Step | undefined {
  if (node.kind === 'map') {
    const index = lastStarting(node.entries, offset, (entry) => startOf(entry.keyNode));
    const entry = node.entries[index];
    if (!entry || offset > Math.max(endOf(entry.value), endOf(entry.keyNode))) return undefined;
    return { node: entry.value, step: entry.key, entry };
  }
  if (node.kind === 'list') {
    const index = lastStarting(node.items, offset, startOf);
    const item = node.items[index];
    return item && offset <= endOf(item) ? { node: item, step: index } : undefined;
  }
  return undefined;
}

/** Children stand in the order of the text, so a binary search finds the last that starts at or before an offset. */
function lastStarting<T>(children: readonly T[], offset: number, start: (child: T) => number): number {
  let low = -1;
  let high = children.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const child = children[middle];
    if (child !== undefined && start(child) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The plain data of a node; undefined when it is too large or endless. Objects have no prototype, so that no key of a hostile file
 * means anything. Tags are dropped, the last of duplicate keys counts.
 */
export function toJson(node: Node): Json | undefined {
  let budget = visitBudget;
  const active = new Set<Node>();
  const plain = (written: Node): Json | undefined => {
    const target = dereference(written);
    if (!target || budget-- <= 0 || active.has(target)) return undefined;
    if (target.kind === 'scalar') return target.value;
    active.add(target);
    const result = target.kind === 'list' ? plainList(target.items) : plainMap(target.entries);
    active.delete(target);
    return result;
  };
  const plainList = (items: readonly Node[]): Json | undefined => {
    const list: Json[] = [];
    for (const item of items) {
      const value = plain(item);
      if (value === undefined) return undefined;
      list.push(value);
    }
    return list;
  };
  const plainMap = (entries: readonly Entry[]): Json | undefined => {
    const map = Object.create(null) as Record<string, Json>;
    for (const { key, value: child } of entries) {
      const value = plain(child);
      if (value === undefined) return undefined;
      put(map, key, value);
    }
    return map;
  };
  return plain(node);
}

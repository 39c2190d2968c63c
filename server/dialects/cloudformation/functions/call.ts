import type { MapNode, Node } from '../../../model/source.ts';
import { dereference } from '../../../syntax/walk.ts';

/** An intrinsic function, in whichever of the three forms it is written. */
export interface IntrinsicCall {
  /** `Ref`, `Condition`, `Fn::GetAtt`, ... */
  readonly name: string;
  readonly argument: Node;
}
type UnaliasedNode = Exclude<Node, { kind: 'alias' }>;

/** The function that a node calls; undefined for data. */
export function callOf(node: UnaliasedNode): IntrinsicCall | undefined {
  if (node.tag !== undefined && /^![A-Za-z]/.test(node.tag)) {
    const { tag, ...argument } = node;
    const name = tag.slice(1);
    return { name: name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`, argument };
  }
  if (node.kind !== 'map' || node.entries.length !== 1 || node.open !== undefined) return undefined;
  const entry = node.entries[0];
  return entry && isFunction(entry.key) ? { name: entry.key, argument: entry.value } : undefined;
}

/**
 * A map and those that its merge keys take in, the one that counts before the others; undefined when one of them can't be told. Each
 * stands once: what it says was said before.
 */
function mergedMaps(map: MapNode): readonly MapNode[] | undefined {
  const found = new Set<MapNode>();
  const lists = new Set<Node>();
  const waiting: (Node | undefined)[] = [map];
  while (waiting.length > 0) {
    const target = dereference(waiting.pop());
    if (target?.kind === 'list') {
      if (lists.has(target)) return undefined;
      lists.add(target);
      waiting.push(...target.items.toReversed());
      continue;
    }
    if (target?.kind !== 'map' || target.open === 'syntax error') return undefined;
    if (found.has(target)) continue;
    if (target !== map && (target.duplicates.length > 0 || target.entries.some(isComputed))) return undefined;
    found.add(target);
    waiting.push(...(target.merged ?? []).toReversed());
  }
  return [...found];
}

const isComputed = ({ key }: MapNode['entries'][number]): boolean => isFunction(key) || isLoop(key);

/** Its entries and those that merge keys add, of which those beside them, or merged before, win; undefined when others may be there. */
export function allEntries(map: MapNode): MapNode['entries'] | undefined {
  if (map.open === undefined) return effective(map);
  const maps = map.open === 'merge key' ? mergedMaps(map) : undefined;
  const entries = new Map<string, MapNode['entries'][number]>();
  for (const entry of maps?.flatMap(effective) ?? []) if (!entries.has(entry.key)) entries.set(entry.key, entry);
  return maps && [...entries.values()];
}

export const isLoop = (key: string): boolean => key.startsWith('Fn::ForEach::');
export const isFunction = (key: string): boolean => key === 'Ref' || (key.startsWith('Fn::') && !isLoop(key));

/** Entries without those that a later one of the same key replaces. */
export function effective(map: MapNode): MapNode['entries'] {
  if (map.duplicates.length === 0) return map.entries;
  const last = new Map(map.entries.map((entry) => [entry.key, entry]));
  return map.entries.filter((entry) => last.get(entry.key) === entry);
}

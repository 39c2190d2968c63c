import type { MapNode, Node } from '../../../model/source.ts';

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

export const isLoop = (key: string): boolean => key.startsWith('Fn::ForEach::');
export const isFunction = (key: string): boolean => key === 'Ref' || (key.startsWith('Fn::') && !isLoop(key));

/** Entries without those that a later one of the same key replaces. */
export function effective(map: MapNode): MapNode['entries'] {
  if (map.duplicates.length === 0) return map.entries;
  const last = new Map(map.entries.map((entry) => [entry.key, entry]));
  return map.entries.filter((entry) => last.get(entry.key) === entry);
}

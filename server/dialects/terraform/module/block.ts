import type { Entry, MapNode, Node, ScalarNode } from '../../../model/source.ts';
import { dereference, entryOf } from '../../../syntax/walk.ts';
import type { File, FileNode } from '../evaluate/frame.ts';

/** One place where a block is written. Override files add more of them to the same block. */
export interface BlockPart {
  readonly file: File;
  readonly map: MapNode;
}
/** A block with its labels. */
export interface Block {
  readonly labels: readonly string[];
  /** The last label. */
  readonly key: ScalarNode;
  /** The first is the block's own, others override it, in order. */
  readonly parts: readonly [BlockPart, ...BlockPart[]];
}
/** An argument, or a nested block, with where it stands. */
export interface Argument extends FileNode {
  readonly key: ScalarNode;
}

/** Terraform's JSON lets an array of objects stand wherever an object can: the objects, in order. */
export function bodiesOf(node: Node | undefined): readonly MapNode[] {
  const target = dereference(node);
  if (target?.kind === 'map') return [target];
  if (target?.kind !== 'list') return [];
  return target.items.flatMap((item) => {
    const map = dereference(item);
    return map?.kind === 'map' ? [map] : [];
  });
}

export const isComment = ({ key }: Entry): boolean => key === '//';

/** Every block of a type below a body of a file, by its labels. */
export function blocksOf(file: File, body: MapNode, type: string, labels: number): readonly Block[] {
  const found: Block[] = [];
  const descend = (node: Node, names: readonly string[], key: ScalarNode): void => {
    for (const map of bodiesOf(node)) {
      if (names.length === labels) {
        found.push({ labels: names, key, parts: [{ file, map }] });
        continue;
      }
      for (const entry of map.entries)
        if (!isComment(entry)) descend(entry.value, [...names, entry.key], entry.keyNode);
    }
  };
  for (const entry of body.entries) if (entry.key === type) descend(entry.value, [], entry.keyNode);
  return found;
}

/** An argument of a block; the last override that has it wins. */
export function argument(block: Block, name: string): Argument | undefined {
  for (const { file, map } of block.parts.toReversed()) {
    const entry = entryOf(map, name);
    if (entry) return { file, node: entry.value, key: entry.keyNode };
  }
  return undefined;
}

/** What `argument` finds, as text that stands there as it is. */
export function literalText(block: Block, name: string): string | undefined {
  const node = dereference(argument(block, name)?.node);
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

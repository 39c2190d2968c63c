import type { Document, ListNode, MapNode, Node } from '../../model/source.ts';
import { labelsOf } from './schema.ts';

/** The type and labels that a map of headers, or the root, stands for: `['resource', 'aws_kms_key']`. Undefined for the content of a block. */
export function prefixOf(document: Document, node: MapNode | ListNode): readonly string[] | undefined {
  const [root] = document.roots;
  if (node === root) return [];
  const search = (within: Node | undefined, path: readonly string[]): readonly string[] | undefined => {
    const [type] = path;
    if (within?.kind !== 'map' || (type !== undefined && path.length > labelsOf(type))) return undefined;
    if (within === node) return path;
    for (const { key, value } of within.entries) {
      const found = search(value, [...path, key]);
      if (found) return found;
    }
    return undefined;
  };
  return search(root, []);
}

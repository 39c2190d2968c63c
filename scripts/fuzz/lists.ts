import type { Document, Node } from '../../server/model/source.ts';

/**
 * Whether a list of blocks holds something that is no block, as in `[{}, 7]`. AWS and Terraform refuse such a text; a fix mends the
 * block, and what stands beside it keeps the finding, rightly.
 */
export const holdsMixedList = ({ roots }: Document): boolean => roots.some((root) => isMixed(root, false, 0));

const DEEPEST = 100;
function isMixed(node: Node, argument: boolean, depth: number): boolean {
  if (depth > DEEPEST) return false;
  if (node.kind === 'map')
    return node.entries.some(({ key, value }) =>
      isMixed(value, key.startsWith('Fn::') || isFunction(value), depth + 1),
    );
  if (node.kind !== 'list') return false;
  const others = node.items.filter(({ kind }) => kind === 'scalar' || kind === 'list').length;
  if (!argument && others > 0 && node.items.some(({ kind }) => kind === 'map')) return true;
  return node.items.some((item) => isMixed(item, isFunction(item), depth + 1));
}
/** Functions take arguments of several kinds. */
const isFunction = ({ tag }: Node): boolean => tag !== undefined;

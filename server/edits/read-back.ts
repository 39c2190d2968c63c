import type { TextEdit } from '../model/finding.ts';
import type { Document, Node, Path } from '../model/source.ts';
import { parse } from '../syntax/parse.ts';
import { refuse } from '../syntax/refused.ts';
import { nodeAt, pathAt } from '../syntax/walk.ts';
import { applyEdits } from './apply.ts';
import type { Change } from './change.ts';

/**
 * In a text that can't be read as a whole, what is put in next to what is broken may be read as part of that: as an item of a list that
 * is not closed, the end of a text, a name. So the changed text is read again, and the change is refused unless it is there as it was
 * meant and no more is broken than before. `edits` come from `changes`, all of them of this document; `again` makes edits of changes.
 */
export function checkReadBack(
  document: Document,
  changes: readonly Change[],
  edits: readonly TextEdit[],
  again: (changes: readonly Change[]) => readonly TextEdit[],
): void {
  const { uri, version, syntax, listsOneBlock } = document;
  const text = applyEdits(document.text, edits);
  const after = parse({ uri, version, text, syntax, ...(listsOneBlock && { listsOneBlock }) });
  const comments = changes.filter((change) => change.do === 'comment').length;
  if (after.problems.length > document.problems.length || after.comments.length !== document.comments.length + comments)
    refuse(NEARBY);
  const left = changes.flatMap((change) => moved(change, document, after) ?? []);
  if (again(left).length > 0) refuse(NEARBY);
}

const NEARBY =
  'The file has a syntax error nearby, by which what is written here would be read as something else: correct it first.';

/** The same change of the text as it is now; undefined for one that can't be asked for twice. */
function moved(change: Change, before: Document, after: Document): Change | undefined {
  if (change.do === 'comment') return undefined;
  const node = placeIn(before, 'root' in change ? change.root : change.node, after) ?? refuse(NEARBY);
  if (change.do === 'splice') return node.kind === 'scalar' ? undefined : refuse(NEARBY);
  if (change.do === 'replace') return { ...change, document: after, node };
  // An item that goes makes room for the next.
  if (change.do === 'remove' && typeof change.path.at(-1) === 'number') return undefined;
  return { ...change, document: after, root: node.kind === 'map' ? node : refuse(NEARBY) };
}

/** What stands in one version of a text where a node stands in another. */
function placeIn(before: Document, node: Node, after: Document): Node | undefined {
  const { nodes } = pathAt(before, node.origin.start + (node.tagFrom ?? node.from));
  const at = nodes.findIndex((step) => step.node === node);
  const root = before.roots.findIndex((one) => one === nodes[0]?.node);
  const path: Path = nodes.slice(1, at + 1).flatMap(({ step }) => step ?? []);
  return at < 0 ? undefined : nodeAt(after.roots[root], path);
}

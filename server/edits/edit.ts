import type { TextEdit } from '../model/finding.ts';
import type { Document, ListNode, MapNode } from '../model/source.ts';
import { blockPieces } from './block-edit.ts';
import { blockReplacement } from './block-replace.ts';
import type { Change } from './change.ts';
import { commentPiece } from './comment.ts';
import { newDraft } from './draft.ts';
import type { Content, Draft, Replacement } from './draft.ts';
import { addChange } from './follow.ts';
import { flowPieces } from './flow-edit.ts';
import { flowReplacement } from './flow-replace.ts';
import { checkLines } from './obstacles.ts';
import { settle } from './piece.ts';
import type { Piece } from './piece.ts';
import { isDeep } from './fresh-shape.ts';
import { Refused } from './refused.ts';

/** The text edits of a change, or why it can't be made and what to do instead. No edits: the text says it already. */
export type Outcome = { readonly edits: readonly TextEdit[] } | { readonly refused: string };

export const editsFor = (change: Change): Outcome => editsForAll([change]);

/** All changes of one fix as one set of edits that do not overlap, in the order of each text. Changes see those before them. */
export function editsForAll(changes: readonly Change[]): Outcome {
  try {
    const drafts = new Map<Document, Draft>();
    for (const change of changes) {
      let draft = drafts.get(change.document);
      if (!draft) {
        checkLines(change.document);
        drafts.set(change.document, (draft = newDraft(change.document)));
      }
      addChange(draft, change);
    }
    return { edits: [...drafts.values()].flatMap(write) };
  } catch (error) {
    if (error instanceof Refused) return { refused: error.message };
    throw error;
  }
}

function write(draft: Draft): TextEdit[] {
  const { document } = draft;
  const pieces: Piece[] = [...draft.splices];
  for (const [above, lines] of draft.comments) pieces.push(commentPiece(above, lines, document));
  const replaced = [...draft.replaced];
  for (const [node, content] of draft.contents) {
    if (content.keys.size + content.items.length + content.removed.size === 0) continue;
    const block = asBlock(node, content);
    if (block) replaced.push([node, block]);
    else pieces.push(...(node.flow ? flowPieces : blockPieces)(node, content, document));
  }
  for (const [node, replacement] of replaced) {
    pieces.push(...(replacement.holder.in.flow ? flowReplacement : blockReplacement)(node, replacement, document));
  }
  return settle(pieces).map(({ start, end, text }) => ({ uri: document.uri, span: { start, end }, text }));
}

/** Empty brackets in block style give way to a block, unless a few single values fit inside. */
function asBlock(node: MapNode | ListNode, { holder, keys, items }: Content): Replacement | undefined {
  if (!node.flow || !holder || holder.in.flow) return undefined;
  if (node.kind === 'map' && node.entries.length === 0 && [...keys.values()].some(isDeep)) {
    return { holder, fresh: Object.fromEntries(keys) };
  }
  return node.kind === 'list' && node.items.length === 0 && items.some(isDeep) ? { holder, fresh: items } : undefined;
}

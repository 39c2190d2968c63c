import type { TextEdit } from '../model/finding.ts';
import type { Document } from '../model/source.ts';
import { blockPieces, blockReplacement } from './block-edit.ts';
import type { Change } from './change.ts';
import { commentPiece } from './comment.ts';
import { addChange, newDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { flowPieces, flowReplacement } from './flow-edit.ts';
import { settle } from './piece.ts';
import type { Piece } from './piece.ts';
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
      if (!draft) drafts.set(change.document, (draft = newDraft(change.document)));
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
  const pieces: Piece[] = [];
  for (const [above, lines] of draft.comments) pieces.push(commentPiece(above, lines, document));
  for (const [node, replacement] of draft.replaced) {
    const { flow } = replacement.holder.in;
    pieces.push(...(flow ? flowReplacement : blockReplacement)(node, replacement, document));
  }
  for (const [node, content] of draft.contents) {
    if (content.keys.size + content.items.length + content.removed.size === 0) continue;
    pieces.push(...(node.flow ? flowPieces : blockPieces)(node, content, document));
  }
  return settle(pieces).map(({ start, end, text }) => ({ uri: document.uri, span: { start, end }, text }));
}

import type { TextEdit } from '../model/finding.ts';
import type { Document, Patch } from '../model/source.ts';
import type { Change } from './change.ts';
import { newDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { addChange } from './follow.ts';
import { writerOf } from './obstacles.ts';
import { checkReadBack } from './read-back.ts';
import { settle } from './settle.ts';
import { EditRefused, refuse } from '../syntax/refused.ts';

/** The text edits of a change, or why it can't be made and what to do instead. No edits: the text says it already. */
export type EditResult = { readonly edits: readonly TextEdit[] } | { readonly refused: string };

export const editsFor = (change: Change): EditResult => editsForAll([change]);

/** All changes of one fix as one set of edits that do not overlap, in the order of each text. Changes see those before them. */
export function editsForAll(changes: readonly Change[]): EditResult {
  try {
    const made = make(changes);
    for (const [document, edits] of made) {
      if (document.problems.length === 0 || edits.length === 0) continue;
      const own = changes.filter((change) => change.document === document);
      checkReadBack(document, own, edits, (left) => [...make(left).values()].flat());
    }
    return { edits: [...made.values()].flat() };
  } catch (error) {
    if (error instanceof EditRefused) return { refused: error.message };
    throw error;
  }
}

/** The edits of each document. Throws `EditRefused`. */
function make(changes: readonly Change[]): ReadonlyMap<Document, readonly TextEdit[]> {
  const drafts = new Map<Document, Draft>();
  for (const change of changes) {
    let draft = drafts.get(change.document);
    if (!draft) {
      change.document.syntax.check?.(change.document);
      drafts.set(change.document, (draft = newDraft(change.document)));
    }
    addChange(draft, change);
  }
  return new Map([...drafts].map(([document, draft]) => [document, write(draft)]));
}

function write(draft: Draft): TextEdit[] {
  const { document } = draft;
  const { uri, syntax } = document;
  const patches: Patch[] = [...draft.splices];
  for (const [above, lines] of draft.comments) {
    const comments =
      syntax.comments ?? refuse(`${syntax.name} has no comments: write it into the metadata of the block.`);
    patches.push(comments.write(above, lines, document));
  }
  for (const [node, content] of draft.contents) {
    if (content.keys.size + content.items.length + content.removed.size === 0) continue;
    patches.push(...writerOf(node, document).content(node, content, document));
  }
  for (const [node, replacement] of draft.replaced) {
    patches.push(...writerOf(replacement.holder.in, document).replace(node, replacement, document));
  }
  return settle(patches).map(({ start, end, text }) => ({ uri, span: { start, end }, text }));
}

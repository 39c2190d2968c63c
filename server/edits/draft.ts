import type { Content, Document, Holder, ListNode, MapNode, Node, Patch } from '../model/source.ts';
import type { Fresh } from '../model/fresh.ts';
import { checkLayout, checkMerge, checkReadable, checkShared, checkUnique } from './obstacles.ts';
import { refuse } from '../syntax/refused.ts';

interface Growing extends Content {
  readonly keys: Map<string, Fresh>;
  readonly items: Fresh[];
  readonly removed: Set<number>;
}

/** What several changes come to on the nodes of one document, before any text is made. */
export interface Draft {
  readonly document: Document;
  readonly replaced: Map<Node, { readonly holder: Holder; fresh: Fresh }>;
  readonly contents: Map<MapNode | ListNode, Growing>;
  readonly comments: Map<Node, string[]>;
  /** Parts of scalars that are written anew. */
  readonly splices: Patch[];
}
export const newDraft = (document: Document): Draft => ({
  document,
  replaced: new Map(),
  contents: new Map(),
  comments: new Map(),
  splices: [],
});

export function contentOf(draft: Draft, container: MapNode | ListNode, holder: Holder | undefined): Growing {
  const found = draft.contents.get(container);
  if (found) return found;
  const content: Growing = { holder, keys: new Map(), items: [], removed: new Set() };
  draft.contents.set(container, content);
  return content;
}

export function replace(draft: Draft, node: Node, holder: Holder | undefined, fresh: Fresh): void {
  if (!holder) refuse('The block itself cannot be replaced: remove it and write a new one.');
  checkShared(node);
  checkReadable(holder.in);
  checkLayout(holder.in, undefined, draft.document);
  draft.replaced.set(node, { holder, fresh });
}

/** `index` counts the entries or items as they are written. */
export function remove(draft: Draft, container: MapNode | ListNode, index: number, holder: Holder | undefined): void {
  const entry = container.kind === 'map' ? container.entries[index] : undefined;
  const value = container.kind === 'map' ? entry?.value : container.items[index];
  if (!value) return;
  if (draft.replaced.has(value)) conflict();
  checkShared(value);
  checkReadable(container);
  if (container.kind === 'map' && entry) checkUnique(container, entry);
  if (container.kind === 'map') checkMerge(container);
  checkLayout(container, undefined, draft.document);
  contentOf(draft, container, holder).removed.add(index);
}

export const conflict = (): never => refuse('One change sets what another removes: apply one of them.');

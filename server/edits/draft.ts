import type { Document, Entry, ListNode, MapNode, Node } from '../model/source.ts';
import type { Fresh } from '../syntax/fresh.ts';
import { checkLayout, checkMerge, checkReadable, checkShared, checkUnique } from './obstacles.ts';
import type { Piece } from './piece.ts';
import { refuse } from './refused.ts';

/** How a container holds a node. */
export type Holder =
  { readonly in: MapNode; readonly entry: Entry } | { readonly in: ListNode; readonly index: number };
export interface Replacement {
  readonly holder: Holder;
  fresh: Fresh;
}
export interface Content {
  /** What holds the container itself; absent for the root of a change. */
  readonly holder: Holder | undefined;
  /** New keys of a map, in order. */
  readonly keys: Map<string, Fresh>;
  /** New items of a list, or of an object that becomes an array. */
  readonly items: Fresh[];
  /** Indexes of the entries or items that go. */
  readonly removed: Set<number>;
}

/** What several changes come to on the nodes of one document, before any text is made. */
export interface Draft {
  readonly document: Document;
  readonly replaced: Map<Node, Replacement>;
  readonly contents: Map<MapNode | ListNode, Content>;
  readonly comments: Map<Node, string[]>;
  /** Parts of scalars that are written anew. */
  readonly splices: Piece[];
}
export const newDraft = (document: Document): Draft => ({
  document,
  replaced: new Map(),
  contents: new Map(),
  comments: new Map(),
  splices: [],
});

export function contentOf(draft: Draft, container: MapNode | ListNode, holder: Holder | undefined): Content {
  const found = draft.contents.get(container);
  if (found) return found;
  const content: Content = { holder, keys: new Map(), items: [], removed: new Set() };
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

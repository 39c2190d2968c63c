import type { Document, Holder, ListNode, MapNode, Node, Path } from '../model/source.ts';
import { pathAt } from '../syntax/walk.ts';
import type { Fresh } from '../model/fresh.ts';
import type { Change } from './change.ts';
import { conflict, contentOf, remove, replace } from './draft.ts';
import type { Draft } from './draft.ts';
import { appendIn, setIn, wrap } from './fresh-path.ts';
import { checkAround, checkDynamic, checkLayout, checkMap, checkUnique, checkWay } from './obstacles.ts';
import { refuse } from '../syntax/refused.ts';
import { says } from './same.ts';
import { samePatch, splicePatch } from './splice.ts';

/** Adds a change to a draft. Throws `EditRefused`, and may then leave the draft half-changed. */
export function addChange(draft: Draft, change: Change): void {
  if (change.do === 'comment') {
    const lines = draft.comments.get(change.above);
    if (lines) lines.push(change.text);
    else draft.comments.set(change.above, [change.text]);
  } else if (change.do === 'splice') {
    checkAround(change.node, draft.document);
    const patch = splicePatch(change.node, change.within, change.text, draft.document);
    if (!patch || draft.splices.some((other) => samePatch(patch, other))) return;
    // Two texts put in at one place would each have to know of the other.
    const inserts = patch.start === patch.end;
    if (inserts && draft.splices.some(({ start, end }) => start === patch.start && end === patch.end)) conflictHere();
    draft.splices.push(patch);
  } else if (change.do === 'replace') {
    checkAround(change.node, draft.document);
    const holder = holderOf(change.node, draft.document);
    arrive({ draft, path: [], end: { do: 'set', value: change.value } }, change.node, holder);
  } else {
    checkAround(change.root, draft.document);
    follow({ draft, path: change.path, end: change }, change.root, undefined, 0);
  }
}

const conflictHere = (): never => refuse('Two changes touch the same text: apply one of them, then the other.');

/** What to do at the end of a path. */
type End =
  | { readonly do: 'set'; readonly value: Fresh }
  | { readonly do: 'append'; readonly item: Fresh; readonly wrap?: boolean }
  | { readonly do: 'remove' };
interface Descent {
  readonly draft: Draft;
  readonly path: Path;
  readonly end: End;
}

/** The value to write where the path from `at` on does not exist; undefined for a removal, which is done then. */
function missing({ path, end }: Descent, at: number): Fresh | undefined {
  if (end.do === 'remove') return undefined;
  return wrap(path.slice(at), end.do === 'set' ? end.value : [end.item]);
}

/** A value that another change writes, changed by this one. */
function within({ path, end }: Descent, fresh: Fresh, at: number): Fresh {
  if (end.do === 'remove') return conflict();
  return end.do === 'set' ? setIn(fresh, path.slice(at), end.value) : appendIn(fresh, path.slice(at), end.item);
}

/** `at` is the next step to take from the node. */
function follow(way: Descent, node: Node, holder: Holder | undefined, at: number): void {
  const { draft, path } = way;
  const pending = draft.replaced.get(node);
  const step = path[at];
  if (pending) pending.fresh = within(way, pending.fresh, at);
  else if (step === undefined) arrive(way, node, holder);
  else if (isEmpty(node)) {
    const fresh = missing(way, at);
    if (fresh !== undefined) replace(draft, node, holder, fresh);
  } else if (isShortForm(node, step)) follow(way, node, holder, at + 1);
  else {
    if (!(node.kind === 'list' && node.tag === '!If')) checkWay(node, path[at - 1]);
    if (node.kind === 'map') intoMap(way, node, holder, at);
    else if (node.kind === 'list') intoList(way, node, holder, at);
    else if (node.kind === 'scalar' && typeof node.value === 'string' && /^\s*\{/.test(node.value))
      refuse(`"${path[at - 1] ?? ''}" is a text that holds JSON: change it inside the text by hand.`);
    else refuse(`"${path[at - 1] ?? ''}" holds a single value where a block is needed: change it by hand.`);
  }
}

function intoMap(way: Descent, map: MapNode, holder: Holder | undefined, at: number): void {
  const { draft, path } = way;
  if (path[at] === 0 && draft.document.listsOneBlock) {
    follow(way, map, holder, at + 1);
    return;
  }
  const key = String(path[at]);
  const index = map.entries.findLastIndex((entry) => entry.key === key);
  const entry = map.entries[index];
  if (entry) {
    checkUnique(map, entry);
    if (isRemoved(way, map, index)) return;
    if (isRemoval(way, at)) remove(draft, map, index, holder);
    else follow(way, entry.value, { in: map, entry }, at + 1);
    return;
  }
  const fresh = missing(way, at + 1);
  if (fresh === undefined) return;
  checkMap(map, path[at - 1], draft.document);
  if (draft.document.listsOneBlock) checkDynamic(map, key);
  const { keys } = contentOf(draft, map, holder);
  const pending = keys.get(key);
  keys.set(key, pending === undefined ? fresh : within(way, pending, at + 1));
}

function intoList(way: Descent, list: ListNode, holder: Holder | undefined, at: number): void {
  const { draft, path } = way;
  const step = path[at];
  const name = path[at - 1];
  if (typeof step === 'string') {
    const only = list.items[0];
    if (!draft.document.listsOneBlock) refuse(`"${name ?? ''}" is a list where a block is needed: change it by hand.`);
    if (list.items.length > 1) {
      refuse(`"${name ?? ''}" is written ${list.items.length} times: change the right one by hand.`);
    }
    if (only) follow(way, only, { in: list, index: 0 }, at);
    else addItem(way, list, holder, at, 0);
    return;
  }
  if (step === undefined) return;
  const item = list.items[step];
  if (!item || isRemoval(way, at)) checkWay(list, name);
  if (!item) addItem(way, list, holder, at + 1, step - list.items.length);
  else if (isRemoved(way, list, step)) return;
  else if (isRemoval(way, at)) remove(draft, list, step, holder);
  else follow(way, item, { in: list, index: step }, at + 1);
}

/** `inside` is the first step in the new item, `beyond` how far it lies behind the existing ones. */
function addItem(way: Descent, list: ListNode, holder: Holder | undefined, inside: number, beyond: number): void {
  const fresh = missing(way, inside);
  if (fresh === undefined) return;
  checkLayout(list, undefined, way.draft.document);
  const { items } = contentOf(way.draft, list, holder);
  if (beyond > items.length) {
    refuse(`There is no item ${list.items.length + beyond} yet: add the items in front of it first.`);
  }
  const pending = items[beyond];
  items[beyond] = pending === undefined ? fresh : within(way, pending, inside);
}

/** The path ends at an existing node. */
function arrive({ draft, path, end }: Descent, node: Node, holder: Holder | undefined): void {
  if (end.do === 'remove') return;
  const pending = draft.replaced.get(node);
  if (pending) {
    pending.fresh = within({ draft, path, end }, pending.fresh, path.length);
  } else if (end.do === 'set') {
    if (!says(node, end.value)) replace(draft, node, holder, end.value);
  } else if (isEmpty(node)) {
    replace(draft, node, holder, [end.item]);
  } else {
    checkWay(node, path.at(-1));
    if (node.kind === 'list' || (node.kind === 'map' && (end.wrap === true || draft.document.listsOneBlock))) {
      appendTo(draft, node, holder, end.item);
    } else refuse(`"${path.at(-1) ?? ''}" is not a list: nothing can be added to it.`);
  }
}

function appendTo(draft: Draft, container: MapNode | ListNode, holder: Holder | undefined, item: Fresh): void {
  const present = container.kind === 'list' ? container.items : [container];
  if (present.some((one) => says(one, item))) return;
  checkLayout(container, undefined, draft.document);
  const { items } = contentOf(draft, container, holder);
  items.splice(0, items.length, ...(appendIn(items, [], item) as readonly Fresh[]));
}

const isRemoval = ({ path, end }: Descent, at: number): boolean => end.do === 'remove' && at === path.length - 1;

/** Whether an earlier change removes the child; setting it is a conflict then. */
function isRemoved({ draft, end }: Descent, container: MapNode | ListNode, index: number): boolean {
  if (draft.contents.get(container)?.removed.has(index) !== true) return false;
  return end.do === 'remove' || conflict();
}

/** A key without a value, or with a written null: a block can take its place. */
const isEmpty = (node: Node): boolean =>
  node.kind === 'scalar' &&
  node.tag === undefined &&
  node.anchor === undefined &&
  node.value === null &&
  (node.style === 'empty' || node.style === 'plain');

/** A step named after a function, at its short form. */
const isShortForm = (node: Node, step: string | number): boolean =>
  typeof step === 'string' && node.tag !== undefined && node.tag === step.replace(/^Fn::/, '!');

function holderOf(node: Node, document: Document): Holder {
  const chain = pathAt(document, node.origin.start + (node.tagFrom ?? node.from)).nodes;
  const at = chain.findIndex((step) => step.node === node);
  const parent = chain[at - 1]?.node;
  const { entry, step } = chain[at] ?? {};
  if (parent?.kind === 'map' && entry) return { in: parent, entry };
  if (parent?.kind === 'list' && typeof step === 'number') return { in: parent, index: step };
  return refuse('The value is no longer there: look at the findings again.');
}

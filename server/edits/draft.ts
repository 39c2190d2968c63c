import type { Document, Entry, ListNode, MapNode, Node, Path } from '../model/source.ts';
import type { Fresh } from '../syntax/fresh.ts';
import type { Change } from './change.ts';
import { appendIn, setIn, wrap } from './fresh-path.ts';
import { checkAround, checkLayout, checkMap, checkShared, checkUnique, checkWay } from './obstacles.ts';
import { pathAt } from '../syntax/walk.ts';
import { refuse } from './refused.ts';
import { says } from './same.ts';

/** How a container holds a node. */
export type Holder =
  { readonly in: MapNode; readonly entry: Entry } | { readonly in: ListNode; readonly index: number };
export interface Replacement {
  readonly holder: Holder;
  fresh: Fresh;
}
export interface Content {
  /** New keys of a map, in order. */
  readonly keys: Map<string, Fresh>;
  /** New items of a list, or of an object that becomes an array. */
  items: Fresh[];
  /** Indexes of the entries or items that go. */
  readonly removed: Set<number>;
}

/** What several changes come to on the nodes of one document, before any text is made. */
export interface Draft {
  readonly document: Document;
  readonly replaced: Map<Node, Replacement>;
  readonly contents: Map<MapNode | ListNode, Content>;
  readonly comments: Map<Node, string[]>;
}
export const newDraft = (document: Document): Draft => ({
  document,
  replaced: new Map(),
  contents: new Map(),
  comments: new Map(),
});

/** Adds a change to a draft; throws `Refused` and may then leave the draft half-changed. */
export function addChange(draft: Draft, change: Change): void {
  if (change.do === 'comment') {
    const lines = draft.comments.get(change.above);
    if (lines) lines.push(change.text);
    else draft.comments.set(change.above, [change.text]);
    return;
  }
  if (change.do === 'replace') {
    const found = holderOf(change.node, draft.document);
    arrive(draft, change.node, found, [], { do: 'set', value: change.value });
    return;
  }
  checkAround(change.root, draft.document);
  const goal: Goal =
    change.do === 'set'
      ? { absent: (rest) => wrap(rest, change.value), inside: (fresh, rest) => setIn(fresh, rest, change.value) }
      : change.do === 'append'
        ? { absent: (rest) => wrap(rest, [change.item]), inside: (fresh, rest) => appendIn(fresh, rest, change.item) }
        : {};
  walk(draft, change.root, undefined, change.path, 0, { end: change, goal });
}

function holderOf(node: Node, document: Document): Holder {
  const chain = pathAt(document, startOf(node)).nodes;
  const at = chain.findIndex((step) => step.node === node);
  const parent = chain[at - 1]?.node;
  const { entry, step } = chain[at] ?? {};
  checkAround(node, document);
  if (parent?.kind === 'map' && entry) return { in: parent, entry };
  if (parent?.kind === 'list' && typeof step === 'number') return { in: parent, index: step };
  return refuse('The value is no longer there: look at the findings again.');
}
const startOf = (node: Node): number => node.origin.start + (node.tagFrom ?? node.from);

interface Goal {
  /** What to write for the rest of a path that does not exist; absent for a removal. */
  readonly absent?: (rest: Path) => Fresh;
  readonly inside?: (fresh: Fresh, rest: Path) => Fresh;
}
/** What to do with the node at the end of the path. */
type End =
  | { readonly do: 'set'; readonly value: Fresh }
  | { readonly do: 'append'; readonly item: Fresh }
  | { readonly do: 'remove' };
interface Task {
  readonly end: End;
  readonly goal: Goal;
}

function walk(draft: Draft, node: Node, holder: Holder | undefined, path: Path, at: number, task: Task): void {
  const rest = path.slice(at);
  const pending = draft.replaced.get(node);
  if (pending) {
    if (!task.goal.inside) refuse('One change sets what another removes: apply one of them.');
    pending.fresh = task.goal.inside(pending.fresh, rest);
    return;
  }
  const step = path[at];
  if (step === undefined) {
    arrive(draft, node, holder, path, task.end);
    return;
  }
  if (isEmpty(node)) {
    if (task.goal.absent) replace(draft, node, holder, task.goal.absent(rest));
    return;
  }
  const name = path[at - 1];
  if (isShortForm(node, step)) {
    walk(draft, node, holder, path, at + 1, task);
    return;
  }
  if (!(node.kind === 'list' && node.tag === '!If')) checkWay(node, name);
  if (node.kind === 'map') intoMap(draft, node, holder, path, at, task);
  else if (node.kind === 'list') intoList(draft, node, path, at, task);
  else refuse(`"${name ?? ''}" holds a single value where a block is needed: change it by hand.`);
}

function intoMap(draft: Draft, map: MapNode, holder: Holder | undefined, path: Path, at: number, task: Task): void {
  const step = path[at];
  if (step === 0 && isTerraform(draft.document)) {
    walk(draft, map, holder, path, at + 1, task);
    return;
  }
  const key = String(step);
  const index = map.entries.findLastIndex((entry) => entry.key === key);
  const entry = map.entries[index];
  const content = contentOf(draft, map);
  if (entry) {
    checkUnique(map, entry);
    if (content.removed.has(index)) {
      if (task.goal.absent) refuse('One change sets what another removes: apply one of them.');
      return;
    }
    if (task.end.do === 'remove' && at === path.length - 1) remove(draft, map, index, entry.value, path[at - 1]);
    else walk(draft, entry.value, { in: map, entry }, path, at + 1, task);
    return;
  }
  if (!task.goal.absent || !task.goal.inside) return;
  checkMap(map, path[at - 1], draft.document);
  if (isTerraform(draft.document)) checkDynamic(map, key);
  const rest = path.slice(at + 1);
  const pending = content.keys.get(key);
  content.keys.set(key, pending === undefined ? task.goal.absent(rest) : task.goal.inside(pending, rest));
}

function intoList(draft: Draft, list: ListNode, path: Path, at: number, task: Task): void {
  const step = path[at];
  const only = list.items[0];
  if (typeof step === 'string') {
    if (!isTerraform(draft.document))
      refuse(`"${path[at - 1] ?? ''}" is a list where a block is needed: change it by hand.`);
    if (list.items.length > 1)
      refuse(`"${path[at - 1] ?? ''}" is written ${list.items.length} times: change the right one by hand.`);
    if (only) walk(draft, only, { in: list, index: 0 }, path, at, task);
    else if (task.goal.absent) addItem(draft, list, path, at, task, 0);
    return;
  }
  const item = list.items[step ?? 0];
  if (step === undefined) return;
  if (item === undefined) {
    if (task.goal.absent) addItem(draft, list, path, at + 1, task, step - list.items.length);
    return;
  }
  if (contentOf(draft, list).removed.has(step)) {
    if (task.goal.absent) refuse('One change sets what another removes: apply one of them.');
  } else if (task.end.do === 'remove' && at === path.length - 1) remove(draft, list, step, item, path[at - 1]);
  else walk(draft, item, { in: list, index: step }, path, at + 1, task);
}

/** `from` is the first step inside the new item, `beyond` how far it lies behind the existing ones. */
function addItem(draft: Draft, list: ListNode, path: Path, from: number, { goal }: Task, beyond: number): void {
  checkLayout(list, path[from - 2], draft.document);
  const { items } = contentOf(draft, list);
  const pending = items[beyond];
  if (beyond > items.length)
    refuse(`Item ${list.items.length + beyond} cannot be set before the items in front of it exist: add those first.`);
  if (!goal.absent || !goal.inside) return;
  items[beyond] = pending === undefined ? goal.absent(path.slice(from)) : goal.inside(pending, path.slice(from));
}

/** The change's own path ends at an existing node. */
function arrive(draft: Draft, node: Node, holder: Holder | undefined, path: Path, change: End): void {
  if (change.do === 'remove') return;
  if (change.do === 'set') {
    if (!says(node, change.value)) replace(draft, node, holder, change.value);
    return;
  }
  if (isEmpty(node)) {
    replace(draft, node, holder, [change.item]);
    return;
  }
  checkWay(node, path.at(-1));
  if (node.kind === 'list') {
    if (node.items.some((item) => says(item, change.item))) return;
    checkLayout(node, path.at(-1), draft.document);
    const content = contentOf(draft, node);
    content.items = [...content.items, change.item];
    return;
  }
  if (node.kind === 'map' && isTerraform(draft.document)) {
    if (says(node, change.item)) return;
    contentOf(draft, node).items.push(change.item);
    return;
  }
  refuse(`"${path.at(-1) ?? ''}" is not a list: nothing can be added to it.`);
}

function replace(draft: Draft, node: Node, holder: Holder | undefined, fresh: Fresh): void {
  if (!holder) refuse('The block itself cannot be replaced.');
  checkShared(node);
  if (holder.in.kind === 'map' && holder.in.open === 'syntax error')
    refuse('The file has a syntax error here: correct it first.');
  checkLayout(holder.in, undefined, draft.document);
  draft.replaced.set(node, { holder, fresh });
}

function remove(
  draft: Draft,
  container: MapNode | ListNode,
  index: number,
  value: Node,
  name: string | number | undefined,
): void {
  checkShared(value);
  if (container.kind === 'map' && container.open === 'syntax error')
    refuse('The file has a syntax error here: correct it first.');
  if (container.kind === 'map' && container.duplicates.length > 0)
    refuse(`The key "${container.duplicates[0] ?? ''}" is written twice: remove one first.`);
  checkLayout(container, name, draft.document);
  contentOf(draft, container).removed.add(index);
}

function contentOf(draft: Draft, container: MapNode | ListNode): Content {
  const found = draft.contents.get(container);
  if (found) return found;
  const content: Content = { keys: new Map(), items: [], removed: new Set() };
  draft.contents.set(container, content);
  return content;
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
export const isTerraform = ({ uri, syntax }: Document): boolean => syntax === 'json' && uri.endsWith('.tf.json');

function checkDynamic(map: MapNode, key: string): void {
  const dynamic = map.entries.findLast((entry) => entry.key === 'dynamic')?.value;
  const blocks = dynamic?.kind === 'list' ? dynamic.items : dynamic ? [dynamic] : [];
  if (blocks.some((block) => block.kind === 'map' && block.entries.some((entry) => entry.key === key))) {
    refuse(`The blocks "${key}" are made by a dynamic block: change its content.`);
  }
}

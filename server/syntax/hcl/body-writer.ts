import type {
  Content,
  Document,
  Entry,
  ListNode,
  MapNode,
  Node,
  Patch,
  Replacement,
  Writer,
} from '../../model/source.ts';
import { spanOf } from '../../model/source.ts';
import { isFreshMap } from '../../model/fresh.ts';
import { refuse } from '../refused.ts';
import { breakAt, indentAt, lineEnd, lineStart, nextLine } from '../text-lines.ts';
import { chainAround, isBlock, realigned } from './chain.ts';
import { blocksOfFile } from './file-writer.ts';
import { prefixOf } from './headers.ts';
import { pathIn } from './places.ts';
import { type HclManners, type HclMember, joinMembers, membersOf, printBody, printValue } from './print.ts';
import { type BlockPath, blockPath } from './schema.ts';

type Put = Omit<Patch, 'rank'>;

/** Changes blocks as `terraform fmt` leaves them. */
export const bodyWriter: Writer = {
  content: (node, content, document) => {
    const prefix = prefixOf(document, node);
    const patches = prefix ? blocksOfFile(node, prefix, content, document) : contentOf(node, content, document);
    const rank = spanOf(node).start;
    return patches.map((patch) => ({ ...patch, rank }));
  },
  replace: replaced,
};

function contentOf(node: MapNode | ListNode, content: Content, document: Document): readonly Put[] {
  const { text } = document;
  if (node.kind === 'list' || content.items.length > 0) return siblings(node, content, document);
  const { start, end } = spanOf(node);
  // A label that its block does not take is a map of its own, which has no braces.
  if (text[start] !== '{') refuse('The block has more labels than it takes: remove those that are too many first.');
  const eol = breakAt(text, start);
  const outer = indentAt(text, start);
  const entries = [...node.entries].sort((a, b) => startOf(a.keyNode) - startOf(b.keyNode));
  const inside = text.slice(start + 1, end - 1);
  const isOneLine = !inside.includes('\n');
  const [first] = entries;
  const indent = first && !isOneLine ? indentAt(text, startOf(first.keyNode)) : `${outer}  `;
  const manners: HclManners = { eol, step: '  ' };
  const members = membersOf(Object.fromEntries(content.keys), blocksTo(node, document), indent, manners);
  const staying = entries.filter((entry) => !content.removed.has(node.entries.indexOf(entry)));
  const removals = entries.filter((entry) => !staying.includes(entry)).map((entry) => lineOf(entry, text));
  if (members.length === 0) return [...removals, ...closed(entries, staying, text)];
  if (staying.length === 0 && /[#/]/.test(inside) && entries.length === 0)
    refuse('There is only a comment in the block: write the first argument by hand.');
  if (isOneLine || staying.length === 0) {
    const kept = staying.map((entry): HclMember => ({
      name: isBlock(entry) ? undefined : entry.key,
      text: text.slice(isBlock(entry) ? startOf(entry.keyNode) : startOf(entry.value), endOf(entry.value)),
    }));
    const lines = joinMembers([...kept, ...members], indent, manners);
    return [{ start: start + 1, end: end - 1, text: `${eol}${indent}${lines}${eol}${outer}` }];
  }
  return [...removals, ...added(entries, staying, members, { indent, manners, open: start, text })];
}

interface Around {
  readonly indent: string;
  readonly manners: HclManners;
  /** Where the block's brace is. */
  readonly open: number;
  readonly text: string;
}

/** New members of a block that has some on lines of their own; `entries` are those that stay. */
function added(
  all: readonly Entry[],
  entries: readonly Entry[],
  members: readonly HclMember[],
  { indent, manners, open, text }: Around,
): readonly Put[] {
  const { eol } = manners;
  const patches: Put[] = [];
  const plain = members.filter(({ name }) => name !== undefined);
  const blocks = members.filter(({ name }) => name === undefined);
  const firstBlock = entries.find(isBlock);
  const limit = firstBlock ? startOf(firstBlock.keyNode) : text.length;
  const ordinary = entries.filter((entry) => !isBlock(entry) && entry.key !== 'depends_on');
  const anchor = ordinary.findLast(({ keyNode }) => startOf(keyNode) < limit);
  if (plain.length > 0) {
    const { lines, patches: moved } = aligned(anchor, all, entries, plain, { indent, manners, open, text });
    const at = behindLine(text, anchor ? endOf(anchor.value) : open + 1);
    const behind = !anchor && firstBlock ? eol : '';
    patches.push({ start: at, end: at, text: `${eol}${indent}${lines}${behind}` }, ...moved);
  }
  if (blocks.length > 0) {
    const isLast = ({ key }: Entry): boolean => ['lifecycle', 'depends_on', 'provisioner', 'connection'].includes(key);
    const before = entries.findLast((entry) => !isLast(entry)) ?? entries.at(-1);
    const at = behindLine(text, before ? endOf(before.value) : open + 1);
    const lines = blocks.map((block) => `${eol}${eol}${indent}${block.text}`).join('');
    const same = patches.find((patch) => patch.start === at && patch.end === at);
    if (same) patches.splice(patches.indexOf(same), 1, { ...same, text: same.text + lines });
    else patches.push({ start: at, end: at, text: lines });
  }
  return patches;
}

/** The end of the line of what ends here; nothing but a comment may follow in it. */
function behindLine(text: string, from: number): number {
  const end = lineEnd(text, from);
  if (!/^\s*(?:$|#|\/[/*])/.test(text.slice(from, end)))
    refuse('Something else follows in this line of the block: give each argument, block and brace a line first.');
  return end;
}

/** New arguments behind one, in the column of its chain, which may have to move for them. */
export function aligned(
  anchor: Entry | undefined,
  all: readonly Entry[],
  staying: readonly Entry[],
  members: readonly HclMember[],
  { indent, manners, text }: Around,
): { readonly lines: string; readonly patches: readonly Put[] } {
  const found = anchor ? chainAround(anchor, all, text) : { entries: [], column: undefined };
  const chain = { ...found, entries: found.entries.filter((entry) => staying.includes(entry)) };
  const names = members.filter((one) => !one.text.includes('\n')).map(({ name = '' }) => name.length);
  const width = Math.max(0, ...chain.entries.map(({ key }) => key.length), ...names);
  const last = chain.entries.at(-1);
  const own = chain.column === undefined && last ? widthOf(last, text) : width;
  return { lines: joinMembers(members, indent, manners, own), patches: realigned(chain, width, text) };
}

/** One more block of a type, behind the last, and those that go. */
function siblings(node: MapNode | ListNode, { holder, items, removed }: Content, document: Document): readonly Put[] {
  const { text } = document;
  if (!holder || !('entry' in holder) || !items.every(isFreshMap)) return refuse('Add the block by hand.');
  const parts = node.kind === 'list' ? node.items : [node];
  const last = parts.at(-1) ?? refuse('Add the block by hand.');
  const eol = breakAt(text, endOf(last));
  const indent = indentAt(text, endOf(last));
  const within = blocksTo(last, document);
  const bodies = items.map(
    (item) => `${holder.entry.key} ${printBody(isFreshMap(item) ? item : {}, within, indent, { eol, step: '  ' })}`,
  );
  const gone = node.kind === 'list' ? node.items.filter((_, index) => removed.has(index)) : [];
  const at = lineEnd(text, endOf(last));
  return [
    ...gone.map((item) => ({ start: lineStart(text, startOf(item)), end: nextLine(text, endOf(item)), text: '' })),
    ...(bodies.length > 0
      ? [{ start: at, end: at, text: bodies.map((body) => `${eol}${eol}${indent}${body}`).join('') }]
      : []),
  ];
}

function replaced(node: Node, { holder, fresh }: Replacement, document: Document): readonly Patch[] {
  const { text } = document;
  const { start, end } = spanOf(node);
  const manners: HclManners = { eol: breakAt(text, start), step: '  ' };
  const indent = indentAt(text, start);
  const isBody = (node.kind === 'map' || node.kind === 'list') && node.layout === 'body';
  if (isBody && (node.kind === 'list' || !isFreshMap(fresh))) refuse('The block can only be changed by hand.');
  const put =
    isBody && isFreshMap(fresh)
      ? printBody(fresh, blocksTo(node, document), indent, manners)
      : printValue(fresh, indent, manners);
  return [{ start, end, text: put, rank: startOf('entry' in holder ? holder.entry.keyNode : node) }];
}

const blocksTo = (node: Node, document: Document): BlockPath => blockPath(pathIn(document, startOf(node)).path);

/** The lines of a member, and an empty one before it where one follows, too. */
function lineOf({ keyNode, value }: Entry, text: string): Put {
  const start = lineStart(text, startOf(keyNode));
  const end = nextLine(text, endOf(value));
  if (text.slice(start, startOf(keyNode)).trim() !== '')
    return refuse('It shares its line with something else: remove it by hand.');
  const isAlone = /\n[ \t]*\r?\n$/.test(text.slice(0, start)) && /^[ \t]*(?:\r?\n|\})/.test(text.slice(end));
  return { start: isAlone ? lineStart(text, start - 1) : start, end, text: '' };
}

/** The signs of those that stay, where the longest name goes. */
function closed(entries: readonly Entry[], staying: readonly Entry[], text: string): readonly Put[] {
  const gone = entries.filter((entry) => !staying.includes(entry) && !isBlock(entry));
  return gone.flatMap((entry) => {
    const chain = chainAround(entry, entries, text);
    const left = chain.entries.filter((one) => staying.includes(one));
    const width = Math.max(0, ...left.map(({ key }) => key.length));
    return left.length === 0 ? [] : realigned({ entries: left, column: chain.column }, width, text);
  });
}

/** Characters before the sign, and a blank, as they are. */
const widthOf = ({ keyNode }: Entry, text: string): number => text.indexOf('=', endOf(keyNode)) - startOf(keyNode) - 1;
const startOf = (node: Node): number => spanOf(node).start;
const endOf = (node: Node): number => spanOf(node).end;

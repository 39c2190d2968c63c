import type { Content, Document, ListNode, MapNode, Patch } from '../../model/source.ts';
import { spanOf } from '../../model/source.ts';
import type { Fresh } from '../../model/fresh.ts';
import { itemsOf, readGap } from './gap.ts';
import type { FlowItem } from './gap.ts';
import { flowPrinter } from './print.ts';
import type { FlowPrinter } from './print.ts';
import { flowRemoval } from './remove.ts';
import { refuse } from '../refused.ts';
import type { FlowStyle } from './style.ts';
import { indentAt, lineBefore } from '../text-lines.ts';

/** A flow collection to change. */
interface Target {
  readonly node: MapNode | ListNode;
  readonly items: readonly FlowItem[];
  readonly printer: FlowPrinter;
  readonly text: string;
  readonly style: FlowStyle;
  /** The new members; `indent` is that of their line when each has its own. */
  readonly print: (indent: string | undefined) => string[];
}
type UnrankedPatch = Omit<Patch, 'rank'>;

/** New members of a flow collection, and those that go. */
export function contentOfFlow(
  node: MapNode | ListNode,
  content: Content,
  document: Document,
  style: FlowStyle,
): readonly Patch[] {
  const items = itemsOf(node);
  const printer = flowPrinter(node, document, style);
  const print = (indent: string | undefined): string[] =>
    node.kind === 'map'
      ? [...content.keys].map(([key, value]) => printer.member(key, value, indent))
      : content.items.map((item) => printer.value(item, indent));
  const target: Target = { node, items, printer, text: document.text, style, print };
  const adds = (node.kind === 'map' ? content.keys.size : content.items.length) > 0;
  const last = items.findLastIndex((_, index) => !content.removed.has(index));
  const patches: UnrankedPatch[] = [];
  if (adds && last < 0) patches.push(fill(target));
  else if (adds && last < items.length - 1) patches.push(...instead(target, last, content.removed));
  else {
    patches.push(...flowRemoval(node, items, content.removed, document.text, style));
    const item = items[last];
    if (adds && item) patches.push(...insert(target, item));
  }
  if (node.kind === 'map' && content.items.length > 0) patches.push(...toArray(target, content.items));
  const rank = spanOf(node).start;
  return patches.map((patch) => ({ ...patch, rank }));
}

/** Into brackets that are empty, or will be. */
function fill({ node, items, printer, text, print }: Target): UnrankedPatch {
  const { start, end } = spanOf(node);
  const { eol, step, padding, comma } = printer.manners;
  if (items.length === 0 && text.slice(start + 1, end - 1).trim() !== '') {
    refuse('There is only a comment between the brackets: write the first item by hand.');
  }
  const pad = node.kind === 'map' ? padding : '';
  const inner = printer.indent + step;
  const put = printer.expanded
    ? eol + inner + print(inner).join(`,${eol}${inner}`) + eol + printer.indent
    : pad + print(undefined).join(comma) + pad;
  return { start: start + 1, end: end - 1, text: put };
}

/** The last items go: the new ones stand between the same commas. */
function instead(target: Target, last: number, removed: ReadonlySet<number>): UnrankedPatch[] {
  const { node, items, print } = target;
  const [first, end] = [items[last + 1], items.at(-1)];
  if (!first || !end) return [];
  const others = new Set([...removed].filter((index) => index < last));
  const space = spaceBefore(target, first);
  const text = print(space.indent).join(space.leading ?? `,${space.text}`);
  return [...flowRemoval(node, items, others, target.text, target.style), { start: first.start, end: end.end, text }];
}

function insert(target: Target, last: FlowItem): UnrankedPatch[] {
  const { node, text, style, print } = target;
  const gap = readGap(text, last.end, spanOf(node).end - 1, style.commentEnd);
  const trailing = gap.comma;
  const space = spaceBefore(target, last);
  const body = print(space.indent).join(space.leading ?? `,${space.text}`);
  const comment = gap.comments.findLast(({ start }) => !text.slice(last.end, start).includes('\n'));
  if (comment && (trailing === undefined || comment.start > trailing)) {
    return behindComment(target, last, comment, trailing !== undefined, body);
  }
  if (trailing !== undefined) return [{ start: trailing + 1, end: trailing + 1, text: `${space.text}${body},` }];
  return [{ start: last.end, end: last.end, text: (space.leading ?? `,${space.text}`) + body }];
}

/** The comma goes before the comment, the new members behind it: on the next line when it is one to the end of its line. */
function behindComment(
  target: Target,
  last: FlowItem,
  comment: FlowItem,
  trailing: boolean,
  body: string,
): UnrankedPatch[] {
  const { printer } = target;
  const alone = /^[ \t]*$/.test(lineBefore(target.text, last.start));
  const indent = indentAt(target.text, last.start) + (alone ? '' : printer.manners.step);
  const goesOn = !alone && target.text.startsWith('/*', comment.start);
  const text = (goesOn ? ' ' : printer.manners.eol + indent) + body + (trailing ? ',' : '');
  const added = { start: comment.end, end: comment.end, text };
  return trailing ? [added] : [{ start: last.end, end: last.end, text: ',' }, added];
}

interface Space {
  /** Between the comma and the new member. */
  readonly text: string;
  /** Of the line, where each member has its own. */
  readonly indent: string | undefined;
  /** The whole separator, where lines start with the comma. */
  readonly leading?: string;
}

/** As between the last two, else as before the only one. */
function spaceBefore({ node, items, printer, text, style }: Target, last: FlowItem): Space {
  const { eol, comma } = printer.manners;
  const previous = items[items.indexOf(last) - 1];
  const between = text.slice(previous ? previous.end : spanOf(node).start + 1, last.start);
  if (!between.includes('\n')) {
    const habit = /^,[ \t]*$/.test(between) ? between : comma;
    return { text: habit === ',' && style.needsBlank ? ' ' : habit.trimStart().slice(1), indent: undefined };
  }
  const line = between.slice(between.lastIndexOf('\n') + 1);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  if (/^[ \t]*,[ \t]*$/.test(line)) return { text: ' ', indent, leading: eol + line };
  return { text: eol + indent, indent };
}

/** A map that stands alone becomes the first of several. */
function toArray({ node, printer }: Target, items: readonly Fresh[]): UnrankedPatch[] {
  const { start, end } = spanOf(node);
  const indent = printer.expanded ? printer.indent : undefined;
  const added = items.map((item) => printer.manners.comma + printer.value(item, indent)).join('');
  return [
    { start, end: start, text: '[' },
    { start: end, end, text: `${added}]` },
  ];
}

import type { Document, ListNode, MapNode, Node } from '../model/source.ts';
import { spanOf } from '../model/source.ts';
import type { Fresh } from '../syntax/fresh.ts';
import type { Content, Replacement } from './draft.ts';
import { readGap } from './flow-gap.ts';
import type { Gap } from './flow-gap.ts';
import { flowRemoval } from './flow-remove.ts';
import { flowStyle, spreads } from './flow-style.ts';
import type { FlowLayout } from './flow-style.ts';
import type { Piece } from './piece.ts';
import { isFreshList, isFreshMap, printFlow, printMember, quoted } from './print.ts';
import { refuse } from './refused.ts';
import { indentAt, lineBefore } from './text-lines.ts';

/** One item of a flow collection, its key included. */
export interface FlowItem {
  readonly start: number;
  readonly end: number;
}

/** New members of a flow collection, and those that go. */
export function flowPieces(node: MapNode | ListNode, content: Content, document: Document): Piece[] {
  const rank = spanOf(node).start;
  const items = itemsOf(node);
  const staying = items.filter((_, index) => !content.removed.has(index));
  const layout = flowStyle(node, document);
  const print = printerOf(node, content, layout, document);
  const pieces: Loose[] = [];
  if (content.removed.size > 0) pieces.push(...flowRemoval(node, items, content.removed, document));
  if (node.kind === 'map' && content.items.length > 0) pieces.push(...toArray(node, content.items, layout));
  if (print.count > 0) {
    if (staying.length === 0) pieces.splice(0, pieces.length, ...fill(node, print, layout, document));
    else pieces.push(...insert(node, items, staying, print, layout, document));
  }
  return pieces.map((piece) => ({ ...piece, rank }));
}

interface Printer {
  readonly count: number;
  /** `indent` is that of the line when each stands on its own. */
  readonly members: (indent: string | undefined) => string[];
}

function printerOf(
  node: MapNode | ListNode,
  { keys, items }: Content,
  { style }: FlowLayout,
  document: Document,
): Printer {
  const siblings = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.items;
  const room = (value: Fresh, indent: string | undefined): string | undefined => {
    if (indent === undefined) return undefined;
    const flat = printFlow(value, style);
    return spreads(siblings, isFreshList(value) ? 'list' : 'map', flat, document) ? indent : undefined;
  };
  if (node.kind === 'map') {
    return {
      count: keys.size,
      members: (indent) => [...keys].map(([key, value]) => printMember(key, value, style, room(value, indent))),
    };
  }
  return { count: items.length, members: (indent) => items.map((item) => printFlow(item, style, room(item, indent))) };
}

type Loose = Omit<Piece, 'rank'>;

/** Into empty brackets, or brackets that will be. */
function fill(
  node: MapNode | ListNode,
  print: Printer,
  { style, expanded, indent }: FlowLayout,
  document: Document,
): Loose[] {
  const { start, end } = spanOf(node);
  const inside = document.text.slice(start + 1, end - 1);
  if (itemsOf(node).length === 0 && inside.trim() !== '')
    refuse('There is a comment inside the empty brackets: put it on a line of its own first.');
  const pad = node.kind === 'map' ? style.padding : '';
  const deeper = indent + style.unit;
  const text = expanded
    ? style.eol +
      print
        .members(deeper)
        .map((member) => deeper + member)
        .join(`,${style.eol}`) +
      style.eol +
      indent
    : pad + print.members(undefined).join(style.comma) + pad;
  return [{ start: start + 1, end: end - 1, text }];
}

function insert(
  node: MapNode | ListNode,
  items: readonly FlowItem[],
  staying: readonly FlowItem[],
  print: Printer,
  layout: FlowLayout,
  document: Document,
): Loose[] {
  const { text } = document;
  const last = staying.at(-1) ?? refuse('There is no place to write this: change it by hand.');
  const next = items.find(({ start }) => start > last.start);
  const gap = readGap(document, last.end, next ? next.start : spanOf(node).end - 1);
  const space = spaceBetween(node, items, last, layout, document);
  const indent = space.own ? space.indent : undefined;
  const members = print.members(indent);
  const separator = `,${space.text}`;
  const trailingComma = next ? undefined : gap.comma;
  const trailing = trailingComma !== undefined;
  const body = space.leading === undefined ? members.join(separator) : members.join(space.leading);
  const beside = gap.comments.filter((comment) => sameLine(text, last.end, comment.start));
  const comment = beside.at(-1);
  if (!comment) {
    const at = trailing ? trailingComma + 1 : last.end;
    if (space.leading !== undefined && !trailing) return [{ start: at, end: at, text: space.leading + body }];
    return [{ start: at, end: at, text: (trailing ? '' : ',') + space.text + body + (trailing ? ',' : '') }];
  }
  return behindComment(last, comment, gap, trailing, body, layout, document);
}

/** A comment stands behind the last item: the comma goes before it, the new item on the next line. */
function behindComment(
  last: FlowItem,
  comment: FlowItem,
  gap: Gap,
  trailing: boolean,
  body: string,
  { style }: FlowLayout,
  { text }: Document,
): Loose[] {
  const before = lineBefore(text, last.start);
  const indent = indentAt(text, last.start) + (/^[ \t]*$/.test(before) ? '' : style.unit);
  const at = comment.end;
  const added = { start: at, end: at, text: style.eol + indent + body + (trailing ? ',' : '') };
  return gap.comma !== undefined && trailing ? [added] : [{ start: last.end, end: last.end, text: ',' }, added];
}

interface Space {
  readonly text: string;
  /** Each item stands on its own line. */
  readonly own: boolean;
  readonly indent: string;
  /** The separator, comma included, where lines start with it. */
  readonly leading?: string;
}

/** What stands between a comma and the next item: as between the last two, else as before the only one. */
function spaceBetween(
  node: MapNode | ListNode,
  items: readonly FlowItem[],
  last: FlowItem,
  { style }: FlowLayout,
  { text, syntax }: Document,
): Space {
  const index = items.indexOf(last);
  const previous = items[index - 1];
  const between = text.slice(previous ? previous.end : spanOf(node).start + 1, last.start);
  if (!between.includes('\n')) {
    const plain = /^,[ \t]*$/.test(between) ? between : style.comma;
    const space = syntax === 'yaml' && plain === ',' ? ' ' : plain.slice(1);
    return { text: space, own: false, indent: '' };
  }
  const line = between.slice(between.lastIndexOf('\n') + 1);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  if (/^[ \t]*,[ \t]*$/.test(line)) return { text: ' ', own: true, indent, leading: style.eol + line };
  return { text: style.eol + indent, own: true, indent };
}

function toArray(node: MapNode, items: readonly Fresh[], { style, expanded, indent }: FlowLayout): Loose[] {
  const { start, end } = spanOf(node);
  const added = items.map((item) => style.comma + printFlow(item, style, expanded ? indent : undefined)).join('');
  return [
    { start, end: start, text: '[' },
    { start: end, end, text: `${added}]` },
  ];
}

export function itemsOf(node: MapNode | ListNode): FlowItem[] {
  if (node.kind === 'list') return node.items.map((item) => ({ start: startOf(item), end: spanOf(item).end }));
  return node.entries.map(({ keyNode, value }) => ({
    start: startOf(keyNode),
    end: Math.max(spanOf(keyNode).end, spanOf(value).end),
  }));
}
const startOf = (node: Node): number => node.origin.start + (node.tagFrom ?? node.from);
const sameLine = (text: string, from: number, to: number): boolean => !text.slice(from, to).includes('\n');

/** Another value in the place of one inside a flow collection. */
export function flowReplacement(node: Node, { holder, fresh }: Replacement, document: Document): Piece[] {
  const { style, expanded } = flowStyle(holder.in, document);
  const { end } = spanOf(node);
  const start = startOf(node);
  const rank = start;
  const quote =
    node.kind === 'scalar' && node.tag === undefined && document.syntax === 'yaml' ? quoteOf(node.style) : undefined;
  const isEmpty = start === end;
  if (quote && typeof fresh === 'string') return [{ start, end, text: quoted(fresh, quote), rank }];
  const siblings = (holder.in.kind === 'map' ? holder.in.entries.map(({ value }) => value) : holder.in.items).filter(
    (sibling) => sibling !== node,
  );
  const flat = printFlow(fresh, style);
  const deep = isFreshList(fresh) || isFreshMap(fresh);
  const own = node.kind === 'map' || node.kind === 'list' ? document.text.slice(start, end).includes('\n') : undefined;
  const spread = deep && (own ?? (expanded && spreads(siblings, isFreshList(fresh) ? 'list' : 'map', flat, document)));
  const text = spread ? printFlow(fresh, style, indentAt(document.text, start)) : flat;
  return [{ start, end, text: isEmpty && 'entry' in holder ? ` ${text}` : text, rank }];
}
const quoteOf = (style: string): "'" | '"' | undefined =>
  style === 'single' ? "'" : style === 'double' ? '"' : undefined;

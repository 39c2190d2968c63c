import type { Document, ListNode, MapNode, Node } from '../model/source.ts';
import { spanOf } from '../model/source.ts';
import type { Fresh } from '../syntax/fresh.ts';
import { mannersOf } from '../syntax/manners.ts';
import type { Manners } from '../syntax/manners.ts';
import { yamlScalar } from '../syntax/print-scalar.ts';
import { printYaml } from '../syntax/print.ts';
import { columnOf, freeEnd, openerOf, tightEnd } from './block-place.ts';
import type { Replacement } from './draft.ts';
import { flowPrinter } from './flow-print.ts';
import { quoteOf } from './flow-replace.ts';
import { isFreshList } from '../syntax/fresh.ts';
import { isDeep } from './fresh-shape.ts';
import type { Piece } from './piece.ts';
import { breakAt, lineAfter, lineEnd, lineStart } from './text-lines.ts';

/** Another value in the place of one that a block collection holds. */
export function blockReplacement(node: Node, { holder, fresh }: Replacement, document: Document): Piece[] {
  const { text } = document;
  const opener = openerOf(node, holder, text);
  const column = holder.in.kind === 'map' ? columnOf(holder.in, text) : opener - 1 - lineStart(text, opener);
  const manners: Manners = { ...mannersOf(document, holder.in), eol: breakAt(text, opener) };
  const start = startOf(node);
  const end = Math.max(tightEnd(node, text), opener);
  const rank = opener;
  const piece = (from: number, to: number, put: string): Piece => ({ start: from, end: to, text: put, rank });
  const isEmpty = node.kind === 'scalar' && node.style === 'empty' && node.tag === undefined;
  const below = isBlock(node) && start > lineEnd(text, opener);

  if (!isDeep(fresh)) {
    const put = inline(node, fresh, manners);
    if (isEmpty) return [piece(opener, opener, ` ${put}`)];
    if (!below) return [piece(start, end, put)];
    return [piece(opener, opener, ` ${put}`), piece(lineEnd(text, opener), end, '')];
  }
  if ((node.kind === 'map' || node.kind === 'list') && node.flow && !isBare(node, text)) {
    const printer = flowPrinter(node, document);
    return [piece(start, end, printer.value(fresh, printer.expanded ? printer.indent : undefined))];
  }
  const inItem = holder.in.kind === 'list';
  const inner = inItem ? column + 2 : column + (isFreshList(fresh) ? manners.dash : manners.step.length);
  const lines = manners.eol + ' '.repeat(inner) + printYaml(fresh, manners, inner);
  if (isBlock(node) && node.tag === undefined) {
    const alike = isFreshList(fresh) === (node.kind === 'list');
    if (alike || !below) return [piece(start, end, printYaml(fresh, manners, start - lineStart(text, start)))];
    return [piece(lineEnd(text, opener), end, lines)];
  }
  if (isBlock(node)) {
    const tagEnd = start + (node.tag?.length ?? 0);
    return [piece(opener, tagEnd, ''), piece(lineEnd(text, tagEnd), end, lines)];
  }
  if (inItem && lineAfter(text, end).trim() === '') {
    return isEmpty
      ? [piece(opener, opener, ` ${printYaml(fresh, manners, inner)}`)]
      : [piece(start, end, printYaml(fresh, manners, start - lineStart(text, start)))];
  }
  const after = freeEnd(text, end);
  return [piece(opener, end, ''), piece(after, after, lines)];
}

/** Brackets with nothing in them. */
const isBare = (node: Node, text: string): boolean => /^.\s*.$/.test(text.slice(spanOf(node).start, spanOf(node).end));
const isBlock = (node: Node): node is MapNode | ListNode => (node.kind === 'map' || node.kind === 'list') && !node.flow;

function inline(node: Node, fresh: Fresh, manners: Manners): string {
  const quote = quoteOf(node);
  return quote && typeof fresh === 'string' ? yamlScalar(fresh, quote, true, false) : printYaml(fresh, manners);
}

const startOf = (node: Node): number => node.origin.start + (node.tagFrom ?? node.from);

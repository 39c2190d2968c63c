import type { Document, ListNode, MapNode, Node, Patch, Replacement } from '../../../model/source.ts';
import { spanOf } from '../../../model/source.ts';
import type { Fresh } from '../../../model/fresh.ts';
import { mannersOf } from '../manners.ts';
import type { Manners } from '../../manners.ts';
import { yamlScalar } from '../print-scalar.ts';
import { printYaml } from '../print.ts';
import { columnOf, freeEnd, openerOf, tightEnd } from './place.ts';
import { flowPrinter } from '../../flow/print.ts';
import { quoteOf } from '../../quote.ts';
import { flowStyle } from '../flow-style.ts';
import { isDeep, isFreshList } from '../../../model/fresh.ts';
import { breakAt, lineAfter, lineEnd, lineStart } from '../../text-lines.ts';

/** Another value in the place of one that a block collection holds. */
export function replaceInBlock(node: Node, { holder, fresh }: Replacement, document: Document): readonly Patch[] {
  const { text } = document;
  const opener = openerOf(node, holder, text);
  const column = holder.in.kind === 'map' ? columnOf(holder.in, text) : opener - 1 - lineStart(text, opener);
  const manners: Manners = { ...mannersOf(document, holder.in), eol: breakAt(text, opener) };
  const start = startOf(node);
  const end = Math.max(tightEnd(node, text), opener);
  const rank = opener;
  const patch = (from: number, to: number, put: string): Patch => ({ start: from, end: to, text: put, rank });
  const isEmpty = node.kind === 'scalar' && node.style === 'empty' && node.tag === undefined;
  const below = isBlock(node) && start > lineEnd(text, opener);

  if (!isDeep(fresh)) {
    const put = inline(node, fresh, manners);
    if (isEmpty) return [patch(opener, opener, ` ${put}`)];
    if (!below) return [patch(start, end, put)];
    return [patch(opener, opener, ` ${put}`), patch(lineEnd(text, opener), end, '')];
  }
  if ((node.kind === 'map' || node.kind === 'list') && node.layout === 'flow' && !isBare(node, text)) {
    const printer = flowPrinter(node, document, flowStyle);
    return [patch(start, end, printer.value(fresh, printer.expanded ? printer.indent : undefined))];
  }
  const inItem = holder.in.kind === 'list';
  const inner = inItem ? column + 2 : column + (isFreshList(fresh) ? manners.dash : manners.step.length);
  const lines = manners.eol + ' '.repeat(inner) + printYaml(fresh, manners, inner);
  if (isBlock(node) && node.tag === undefined) {
    const alike = isFreshList(fresh) === (node.kind === 'list');
    if (alike || !below) return [patch(start, end, printYaml(fresh, manners, start - lineStart(text, start)))];
    return [patch(lineEnd(text, opener), end, lines)];
  }
  if (isBlock(node)) {
    const tagEnd = start + (node.tag?.length ?? 0);
    return [patch(opener, tagEnd, ''), patch(lineEnd(text, tagEnd), end, lines)];
  }
  if (inItem && lineAfter(text, end).trim() === '') {
    return isEmpty
      ? [patch(opener, opener, ` ${printYaml(fresh, manners, inner)}`)]
      : [patch(start, end, printYaml(fresh, manners, start - lineStart(text, start)))];
  }
  const after = freeEnd(text, end);
  return [patch(opener, end, ''), patch(after, after, lines)];
}

/** Brackets with nothing in them. */
const isBare = (node: Node, text: string): boolean => /^.\s*.$/.test(text.slice(spanOf(node).start, spanOf(node).end));
const isBlock = (node: Node): node is MapNode | ListNode =>
  (node.kind === 'map' || node.kind === 'list') && node.layout === 'block';

function inline(node: Node, fresh: Fresh, manners: Manners): string {
  const quote = quoteOf(node);
  return quote && typeof fresh === 'string' ? yamlScalar(fresh, quote, true, false) : printYaml(fresh, manners);
}

const startOf = (node: Node): number => node.origin.start + (node.tagFrom ?? node.from);

import type { Document, Node, Patch, Replacement } from '../../model/source.ts';
import { spanOf } from '../../model/source.ts';
import { quoteOf } from '../quote.ts';
import { indentAt } from '../text-lines.ts';
import { flowPrinter } from './print.ts';
import type { FlowStyle } from './style.ts';

/** Another value in the place of one inside a flow collection. */
export function replaceInFlow(
  node: Node,
  { holder, fresh }: Replacement,
  document: Document,
  style: FlowStyle,
): readonly Patch[] {
  const printer = flowPrinter(holder.in, document, style);
  const { end } = spanOf(node);
  const start = node.origin.start + (node.tagFrom ?? node.from);
  const quote = quoteOf(node);
  if (quote && typeof fresh === 'string' && style.quoted) {
    return [{ start, end, text: style.quoted(fresh, quote), rank: start }];
  }
  const collection = node.kind === 'map' || node.kind === 'list';
  const spread = collection ? document.text.slice(start, end).includes('\n') : printer.expanded;
  const text = printer.value(fresh, spread ? indentAt(document.text, start) : undefined);
  return [{ start, end, text: start === end && 'entry' in holder ? ` ${text}` : text, rank: start }];
}

import type { Document, Node } from '../model/source.ts';
import { spanOf } from '../model/source.ts';
import { yamlScalar } from '../syntax/print-scalar.ts';
import type { Replacement } from './draft.ts';
import { flowPrinter } from './flow-print.ts';
import type { Piece } from './piece.ts';
import { indentAt } from './text-lines.ts';

/** Another value in the place of one inside a flow collection. */
export function flowReplacement(node: Node, { holder, fresh }: Replacement, document: Document): Piece[] {
  const printer = flowPrinter(holder.in, document);
  const { end } = spanOf(node);
  const start = node.origin.start + (node.tagFrom ?? node.from);
  const quote = quoteOf(node);
  if (quote && typeof fresh === 'string' && document.syntax === 'yaml') {
    return [{ start, end, text: yamlScalar(fresh, quote, true, true), rank: start }];
  }
  const collection = node.kind === 'map' || node.kind === 'list';
  const spread = collection ? document.text.slice(start, end).includes('\n') : printer.expanded;
  const text = printer.value(fresh, spread ? indentAt(document.text, start) : undefined);
  return [{ start, end, text: start === end && 'entry' in holder ? ` ${text}` : text, rank: start }];
}

/** Text in place of quoted text keeps the quotes. */
export const quoteOf = (node: Node): "'" | '"' | undefined => {
  if (node.kind !== 'scalar' || node.tag !== undefined) return undefined;
  return node.style === 'single' ? "'" : node.style === 'double' ? '"' : undefined;
};

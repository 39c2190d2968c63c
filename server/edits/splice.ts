import type { Document, Node, Span } from '../model/source.ts';
import { spanOf } from '../model/source.ts';
import { checkShared } from './obstacles.ts';
import type { Piece } from './piece.ts';
import { refuse } from './refused.ts';

/** Text in place of a part of a scalar, escaped for its quotes; undefined when it is there already. */
export function splicePiece(node: Node, within: Span, text: string, document: Document): Piece | undefined {
  if (node.kind !== 'scalar' || within.end > node.raw.length)
    return refuse('The value is no longer there: look at the findings again.');
  checkShared(node);
  const from = spanOf(node).start;
  const put = escaped(text, node.style);
  const [start, end] = [from + within.start, from + within.end];
  return document.text.slice(start, end) === put ? undefined : { start, end, text: put, rank: start };
}

function escaped(text: string, style: string): string {
  if (style === 'double') return JSON.stringify(text).slice(1, -1);
  if (style === 'single' && !/[\r\n]/.test(text)) return text.replaceAll("'", "''");
  return /^[\w.-]+$/.test(text) ? text : refuse('The text around the value has no quotes: change it by hand.');
}

export const samePiece = (a: Piece, b: Piece): boolean => a.start === b.start && a.end === b.end && a.text === b.text;

import type { Document, Node } from '../model/source.ts';
import { spanOf } from '../model/source.ts';
import { pathAt } from '../syntax/walk.ts';
import type { Piece } from './piece.ts';
import { refuse } from './refused.ts';
import { breakAt, indentAt, lineStart } from './text-lines.ts';

/** Comment lines above the line on which a node, or the key that holds it, starts; with that line's indentation. */
export function commentPiece(above: Node, lines: readonly string[], document: Document): Piece {
  const { text, syntax } = document;
  if (syntax === 'json') refuse('JSON has no comments: write it into the metadata of the block.');
  const { start } = spanOf(keyOf(above, document) ?? above);
  const at = lineStart(text, start);
  if (insideScalar(document, at, start))
    refuse('A text over several lines ends on this line: put a line break behind it first.');
  const eol = breakAt(text, start);
  const indent = indentAt(text, start);
  if (indent.includes('\t')) refuse('The line is indented with tabs, which YAML does not allow: use spaces first.');
  const put = lines.map((line) => `${indent}# ${line.replace(/\s+/g, ' ').trim()}${eol}`).join('');
  return { start: at, end: at, text: put, rank: start };
}

/** A quoted or plain text that starts above and goes on in this line: a number sign there would be part of it. */
function insideScalar(document: Document, at: number, before: number): boolean {
  const inner = pathAt(document, at).nodes.at(-1)?.node;
  if (inner?.kind !== 'scalar') return false;
  const span = spanOf(inner);
  return span.start < at && span.end > at && span.end <= before;
}

function keyOf(node: Node, document: Document): Node | undefined {
  const chain = pathAt(document, node.origin.start + (node.tagFrom ?? node.from)).nodes;
  return chain.find((step) => step.node === node)?.entry?.keyNode;
}

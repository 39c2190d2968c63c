import type { CommentWriter, Document, Node, Patch } from '../model/source.ts';
import { spanOf } from '../model/source.ts';
import { pathAt } from './walk.ts';
import { refuse } from './refused.ts';
import { breakAt, indentAt, lineBefore, lineEnd, lineStart } from './text-lines.ts';

/** How a syntax writes a comment that reaches to the end of its line. */
export interface CommentStyle {
  readonly sign: string;
  /** Refuses an indentation that the syntax does not know. */
  readonly checkIndent?: (indent: string) => void;
}

/** Comment lines above the line on which a node, or the key that holds it, starts; with that line's indentation. */
export function commentAbove(
  above: Node,
  lines: readonly string[],
  document: Document,
  { sign, checkIndent }: CommentStyle,
): Patch {
  const { text } = document;
  const { start } = spanOf(keyOf(above, document) ?? above);
  const at = lineStart(text, start);
  if (insideScalar(document, at, start))
    refuse('A text over several lines ends on this line: put a line break behind it first.');
  const eol = breakAt(text, start);
  const indent = indentAt(text, start);
  checkIndent?.(indent);
  const present = commentsAbove(text, at, sign);
  const put = lines
    .map((line) => `${sign} ${line.replace(/\s+/g, ' ').trim()}`)
    .filter((line) => !present.includes(line))
    .map((line) => indent + line + eol)
    .join('');
  return { start: at, end: at, text: put, rank: start };
}

/** The comment lines that stand right above a line: what they say already is not said again. */
function commentsAbove(text: string, at: number, sign: string): string[] {
  const found: string[] = [];
  for (let start = at; start > 0;) {
    start = lineStart(text, start - 1);
    const line = text.slice(start, lineEnd(text, start)).trim();
    if (!line.startsWith(sign)) break;
    found.push(line);
    if (start === 1) break;
  }
  return found;
}

/** A quoted or plain text that starts above and goes on in this line: a comment sign there would be part of it. */
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

/** A node that is first on its line. */
export const startsLine: CommentWriter['fits'] = (node, { text }) =>
  /^[ ]*$/.test(lineBefore(text, spanOf(node).start));

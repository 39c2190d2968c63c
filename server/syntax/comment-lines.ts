import type { CommentWriter, Document, Node, Patch, ScalarNode } from '../model/source.ts';
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
  if (isUnclosedAbove(document, at)) refuse('A quote above this line is not closed: close it first.');
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

/** What looks like keys behind a quote that is not closed is text in it, for every reader that does not mend. */
function isUnclosedAbove({ problems, roots }: Document, at: number): boolean {
  if (problems.length === 0) return false;
  const left = [...roots];
  for (let node = left.pop(); node; node = left.pop()) {
    if (spanOf(node).start >= at) continue;
    if (node.kind === 'scalar' && !isClosed(node)) return true;
    if (node.kind === 'list') for (const one of node.items) left.push(one);
    if (node.kind === 'map') for (const { keyNode, value } of node.entries) left.push(keyNode, value);
  }
  return false;
}

function isClosed({ raw, style }: ScalarNode): boolean {
  if (style !== 'single' && style !== 'double') return true;
  const quote = style === 'single' ? "'" : '"';
  if (raw.length < 2 || !raw.endsWith(quote)) return false;
  // What takes the quote its meaning: another one, a backslash. An even number of them takes each other's.
  const before = raw.slice(1, -1);
  const escape = style === 'single' ? "'" : '\\';
  let escapes = 0;
  while (before.at(-1 - escapes) === escape) escapes++;
  return escapes % 2 === 0;
}

function keyOf(node: Node, document: Document): Node | undefined {
  const chain = pathAt(document, node.origin.start + (node.tagFrom ?? node.from)).nodes;
  return chain.find((step) => step.node === node)?.entry?.keyNode;
}

/** A node that is first on its line. */
export const startsLine: CommentWriter['fits'] = (node, { text }) =>
  /^[ ]*$/.test(lineBefore(text, spanOf(node).start));

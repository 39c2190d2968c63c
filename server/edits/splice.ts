import type { Document, Node, Patch, Span } from '../model/source.ts';
import { spanOf } from '../model/source.ts';
import { checkShared } from './obstacles.ts';
import { refuse } from '../syntax/refused.ts';

/** Text in place of a part of a scalar, escaped for its quotes; undefined when it is there already. */
export function splicePatch(node: Node, within: Span, text: string, document: Document): Patch | undefined {
  if (node.kind !== 'scalar' || within.end > node.raw.length)
    return refuse('The value is no longer there: look at the findings again.');
  checkShared(node);
  const from = spanOf(node).start;
  const put = document.syntax.escaped(text, node);
  const [start, end] = [from + within.start, from + within.end];
  return document.text.slice(start, end) === put ? undefined : { start, end, text: put, rank: start };
}

export const samePatch = (a: Patch, b: Patch): boolean => a.start === b.start && a.end === b.end && a.text === b.text;

import type { ListNode, MapNode, Node, Span } from '../../model/source.ts';
import { spanOf } from '../../model/source.ts';
import type { FlowStyle } from './style.ts';

/** One item of a flow collection, its key included. */
export type FlowItem = Span;

export function itemsOf(node: MapNode | ListNode): FlowItem[] {
  if (node.kind === 'list') return node.items.map((item) => ({ start: startOf(item), end: spanOf(item).end }));
  return node.entries.map(({ keyNode, value }) => ({
    start: startOf(keyNode),
    end: Math.max(spanOf(keyNode).end, spanOf(value).end),
  }));
}
const startOf = (node: Node): number => node.origin.start + (node.tagFrom ?? node.from);

/** What stands between two items of a flow collection, or behind the last. */
export interface Gap {
  readonly comma: number | undefined;
  readonly comments: readonly Span[];
}

export function readGap(text: string, from: number, to: number, commentEnd: FlowStyle['commentEnd']): Gap {
  const comments: Span[] = [];
  let comma: number | undefined;
  for (let at = from; at < to;) {
    const end = commentEnd(text, at);
    if (end === undefined) {
      if (text[at] === ',') comma ??= at;
      at++;
    } else {
      comments.push({ start: at, end });
      at = end;
    }
  }
  return { comma, comments };
}

/** The end of the line that `at` stands in, before any line break: where a comment of one line ends. */
export function lineComment(text: string, at: number): number {
  const found = /[\r\n]/.exec(text.slice(at))?.index;
  return found === undefined ? text.length : at + found;
}

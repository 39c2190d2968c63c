import type { Document, ListNode, MapNode, Node, Span } from '../model/source.ts';
import { spanOf } from '../model/source.ts';

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

export function readGap({ text, syntax }: Document, from: number, to: number): Gap {
  const comments: Span[] = [];
  let comma: number | undefined;
  for (let at = from; at < to;) {
    const end = commentEnd(text, at, syntax);
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

function commentEnd(text: string, at: number, syntax: 'yaml' | 'json'): number | undefined {
  const isLine = syntax === 'yaml' ? text[at] === '#' : text.startsWith('//', at);
  if (isLine) {
    const found = /[\r\n]/.exec(text.slice(at))?.index;
    return found === undefined ? text.length : at + found;
  }
  if (syntax === 'yaml' || !text.startsWith('/*', at)) return undefined;
  const end = text.indexOf('*/', at + 2);
  return end < 0 ? text.length : end + 2;
}

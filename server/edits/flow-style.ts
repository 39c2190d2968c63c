import type { Document, ListNode, MapNode, Node } from '../model/source.ts';
import { spanOf } from '../model/source.ts';
import { mannersOf } from './manners.ts';
import type { FlowStyle } from './print.ts';
import { breakAt, indentAt, lineBefore } from './text-lines.ts';

/** How a flow collection is written. */
export interface FlowLayout {
  readonly style: FlowStyle;
  /** It takes several lines, with an item on each. */
  readonly expanded: boolean;
  /** Of the line it starts on. */
  readonly indent: string;
}

export function flowStyle(node: MapNode | ListNode, document: Document): FlowLayout {
  const { text, syntax } = document;
  const { start, end } = spanOf(node);
  const manners = mannersOf(document);
  const last = node.kind === 'map' ? node.entries.at(-1) : undefined;
  const key = last?.keyNode.style ?? rootKeyStyle(document);
  const sign = last ? text.slice(spanOf(last.keyNode).end, startOf(last.value)) : '';
  const style: FlowStyle = {
    syntax,
    quoteKeys: key === 'double' || key === 'single',
    quote: key === 'double' ? '"' : key === 'single' ? "'" : manners.quote,
    colon:
      /^[ \t]*:[ \t]*$/.test(sign) && (syntax === 'json' || /[ \t]$/.test(sign) || key === 'double')
        ? sign
        : manners.colon,
    comma: manners.comma,
    padding:
      node.kind === 'map' && last ? paddingOf(text, start, startOf(last.keyNode), manners.padding) : manners.padding,
    unit: manners.unit,
    eol: breakAt(text, start),
  };
  return { style, expanded: isExpanded(node, document), indent: indentAt(text, start < end ? start : end) };
}

/** The keys of a YAML file that is JSON at heart are all quoted. */
function rootKeyStyle({ roots }: Document): string | undefined {
  const root = roots[0];
  return root?.kind === 'map' && root.flow ? root.entries[0]?.keyNode.style : undefined;
}

function paddingOf(text: string, start: number, first: number, otherwise: string): string {
  const inside = text.slice(start + 1, first);
  return inside === '' || /^[ \t]+$/.test(inside) ? inside.slice(0, 1) : otherwise;
}

function isExpanded(node: MapNode | ListNode, { text, syntax }: Document): boolean {
  const { start, end } = spanOf(node);
  const first = node.kind === 'map' ? node.entries[0]?.keyNode : node.items[0];
  if (first) return /[\r\n]/.test(text.slice(start + 1, startOf(first)));
  if (text.slice(start, end).includes('\n')) return true;
  return (
    syntax === 'json' &&
    /^[ \t]*(?:"(?:[^"\\]|\\.)*"[ \t]*:[ \t]*)?$/.test(lineBefore(text, start)) &&
    text.includes('\n')
  );
}

/** Whether a new collection among `siblings` takes several lines: as those of its kind do. */
export function spreads(siblings: readonly Node[], kind: 'map' | 'list', printed: string, document: Document): boolean {
  const alike = siblings
    .filter((sibling) => sibling.kind === kind && hasItems(sibling))
    .map((sibling) => textOf(sibling, document));
  if (alike.length === 0) return true;
  if (alike.some((sibling) => sibling.includes('\n'))) return true;
  return printed.length > Math.max(100, ...alike.map((sibling) => sibling.length));
}
const hasItems = (node: Node): boolean =>
  node.kind === 'map' ? node.entries.length > 0 : node.kind === 'list' && node.items.length > 0;
const textOf = (node: Node, { text }: Document): string => text.slice(spanOf(node).start, spanOf(node).end);
const startOf = (node: Node): number => node.origin.start + (node.tagFrom ?? node.from);

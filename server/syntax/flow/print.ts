import type { Document, ListNode, MapNode, Node } from '../../model/source.ts';
import { spanOf } from '../../model/source.ts';
import type { Fresh } from '../../model/fresh.ts';
import type { Manners } from '../manners.ts';
import { isDeep, isFreshList } from '../../model/fresh.ts';
import type { FlowNotation, FlowStyle } from './style.ts';
import { breakAt, indentAt, lineBefore } from '../text-lines.ts';

/** How the members of a flow collection are printed. `indent` is that of their line when they stand on lines of their own. */
export interface FlowPrinter {
  readonly manners: Manners;
  /** The collection takes several lines, with an item on each. */
  readonly expanded: boolean;
  /** Of the line the collection starts on. */
  readonly indent: string;
  readonly member: (key: string, value: Fresh, indent: string | undefined) => string;
  readonly value: (value: Fresh, indent: string | undefined) => string;
}

export function flowPrinter(node: MapNode | ListNode, document: Document, style: FlowStyle): FlowPrinter {
  const { text } = document;
  const { start } = spanOf(node);
  const habits = localHabits(node, document, style);
  const manners: Manners = { ...style.manners(document, node), ...habits, eol: breakAt(text, start) };
  const notation = style.notation(manners);
  const free = style.spreads(document);
  const siblings = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.items;
  const shaped = (value: Fresh, indent: string | undefined): Manners => ({
    ...manners,
    spread: free && indent !== undefined && isDeep(value) && spreads(siblings, value, { notation, manners, text }),
  });
  return {
    manners,
    expanded: free && isExpanded(node, text, style),
    indent: indentAt(text, start),
    member: (key, value, indent) => notation.member(key, value, shaped(value, indent), indent),
    value: (value, indent) => notation.value(value, shaped(value, indent), indent),
  };
}

/** What the last member shows, rather than what most do. */
function localHabits(node: MapNode | ListNode, { text, roots }: Document, { needsBlank }: FlowStyle): Partial<Manners> {
  const first = node.kind === 'map' ? node.entries[0]?.keyNode : node.items[0];
  const lead = first ? text.slice(spanOf(node).start + 1, startOf(first)) : '\n';
  const padding = node.kind === 'map' && /^ *$/.test(lead) ? { padding: lead.slice(0, 1) } : {};
  const last = node.kind === 'map' ? node.entries.at(-1) : undefined;
  const key =
    last?.keyNode.style ??
    (roots[0]?.kind === 'map' && roots[0].layout === 'flow' ? roots[0].entries[0]?.keyNode.style : undefined);
  const quotesKeys = key === undefined ? {} : { quotesKeys: key === 'double' || key === 'single' };
  const quote = key === 'double' ? { quote: '"' as const } : key === 'single' ? { quote: "'" as const } : {};
  const sign = last ? text.slice(spanOf(last.keyNode).end, startOf(last.value)) : '';
  const fits = /^[ \t]*:[ \t]*$/.test(sign) && (!needsBlank || key === 'double' || /[ \t]$/.test(sign));
  const colon = fits ? { colon: sign } : {};
  const alone = fits && node.kind === 'map' && node.entries.length === 1;
  return {
    ...padding,
    ...quotesKeys,
    ...quote,
    ...colon,
    ...(alone ? { comma: sign.endsWith(':') ? ',' : ', ' } : {}),
  };
}

function isExpanded(node: MapNode | ListNode, text: string, { opensEmpty }: FlowStyle): boolean {
  const { start, end } = spanOf(node);
  const first = node.kind === 'map' ? node.entries[0]?.keyNode : node.items[0];
  if (first) return text.slice(start + 1, startOf(first)).includes('\n');
  if (text.slice(start, end).includes('\n')) return true;
  return (
    opensEmpty && /^[ \t]*(?:"(?:[^"\\]|\\.)*"[ \t]*:[ \t]*)?$/.test(lineBefore(text, start)) && text.includes('\n')
  );
}

interface SiblingPrinting {
  readonly notation: FlowNotation;
  readonly manners: Manners;
  readonly text: string;
}
/** Whether a new collection among `siblings` takes several lines: as those of its kind do. */
function spreads(siblings: readonly Node[], value: Fresh, { notation, manners, text }: SiblingPrinting): boolean {
  const kind = isFreshList(value) ? 'list' : 'map';
  const alike = siblings
    .filter((sibling) => sibling.kind === kind && hasItems(sibling))
    .map((sibling) => text.slice(spanOf(sibling).start, spanOf(sibling).end));
  if (alike.length === 0 || alike.some((sibling) => sibling.includes('\n'))) return true;
  const { length } = notation.value(value, { ...manners, spread: false });
  return length > Math.max(100, ...alike.map((sibling) => sibling.length));
}

const hasItems = (node: Node): boolean =>
  node.kind === 'map' ? node.entries.length > 0 : node.kind === 'list' && node.items.length > 0;
const startOf = (node: Node): number => node.origin.start + (node.tagFrom ?? node.from);

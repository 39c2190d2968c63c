import type { Document, ListNode, MapNode, Node } from '../model/source.ts';
import { spanOf } from '../model/source.ts';
import type { Fresh } from '../syntax/fresh.ts';
import { mannersOf } from '../syntax/manners.ts';
import type { Manners } from '../syntax/manners.ts';
import { printJson, printJsonEntry, printYaml, printYamlEntry } from '../syntax/print.ts';
import { isFreshList } from '../syntax/fresh.ts';
import { isDeep } from './fresh-shape.ts';
import { breakAt, indentAt, lineBefore } from './text-lines.ts';

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

export function flowPrinter(node: MapNode | ListNode, document: Document): FlowPrinter {
  const { text, syntax } = document;
  const { start } = spanOf(node);
  const manners: Manners = { ...mannersOf(document, node), ...localHabits(node, document), eol: breakAt(text, start) };
  const asJson = syntax === 'json' || (manners.quotesKeys && manners.quote === '"');
  // Inside of block style a closing bracket must be indented; a file of brackets alone has no such rule.
  const free = syntax === 'json' || document.roots.every((root) => root.kind === 'map' && root.flow);
  const siblings = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.items;
  const shaped = (value: Fresh, indent: string | undefined): Manners => ({
    ...manners,
    spread: free && indent !== undefined && isDeep(value) && spreads(siblings, value, manners, document),
  });
  return {
    manners,
    expanded: free && isExpanded(node, document),
    indent: indentAt(text, start),
    member: (key, value, indent) =>
      asJson ? printJsonEntry(key, value, shaped(value, indent), indent) : printYamlEntry(key, value, manners, 0, true),
    value: (value, indent) =>
      asJson ? printJson(value, shaped(value, indent), indent) : printYaml(value, manners, 0, true),
  };
}

/** What the last member shows, rather than what most do. */
function localHabits(node: MapNode | ListNode, { text, syntax, roots }: Document): Partial<Manners> {
  const first = node.kind === 'map' ? node.entries[0]?.keyNode : node.items[0];
  const lead = first ? text.slice(spanOf(node).start + 1, startOf(first)) : '\n';
  const padding = node.kind === 'map' && /^ *$/.test(lead) ? { padding: lead.slice(0, 1) } : {};
  const last = node.kind === 'map' ? node.entries.at(-1) : undefined;
  const key =
    last?.keyNode.style ?? (roots[0]?.kind === 'map' && roots[0].flow ? roots[0].entries[0]?.keyNode.style : undefined);
  const quotesKeys = key === undefined ? {} : { quotesKeys: key === 'double' || key === 'single' };
  const quote = key === 'double' ? { quote: '"' as const } : key === 'single' ? { quote: "'" as const } : {};
  const sign = last ? text.slice(spanOf(last.keyNode).end, startOf(last.value)) : '';
  const fits = /^[ \t]*:[ \t]*$/.test(sign) && (syntax === 'json' || key === 'double' || /[ \t]$/.test(sign));
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

function isExpanded(node: MapNode | ListNode, { text, syntax }: Document): boolean {
  const { start, end } = spanOf(node);
  const first = node.kind === 'map' ? node.entries[0]?.keyNode : node.items[0];
  if (first) return text.slice(start + 1, startOf(first)).includes('\n');
  if (text.slice(start, end).includes('\n')) return true;
  return (
    syntax === 'json' &&
    /^[ \t]*(?:"(?:[^"\\]|\\.)*"[ \t]*:[ \t]*)?$/.test(lineBefore(text, start)) &&
    text.includes('\n')
  );
}

/** Whether a new collection among `siblings` takes several lines: as those of its kind do. */
function spreads(siblings: readonly Node[], value: Fresh, manners: Manners, { text }: Document): boolean {
  const kind = isFreshList(value) ? 'list' : 'map';
  const alike = siblings
    .filter((sibling) => sibling.kind === kind && hasItems(sibling))
    .map((sibling) => text.slice(spanOf(sibling).start, spanOf(sibling).end));
  if (alike.length === 0 || alike.some((sibling) => sibling.includes('\n'))) return true;
  const length = printJson(value, { ...manners, spread: false }).length;
  return length > Math.max(100, ...alike.map((sibling) => sibling.length));
}

const hasItems = (node: Node): boolean =>
  node.kind === 'map' ? node.entries.length > 0 : node.kind === 'list' && node.items.length > 0;
const startOf = (node: Node): number => node.origin.start + (node.tagFrom ?? node.from);

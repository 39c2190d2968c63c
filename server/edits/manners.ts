import type { Document, ListNode, MapNode, Node } from '../model/source.ts';
import { spanOf } from '../model/source.ts';
import { indentAt, lineBefore, lineStart } from './text-lines.ts';

/** How a document is written, where the neighbours of a new piece of text do not tell. */
export interface Manners {
  /** One level of indentation. */
  readonly unit: string;
  /** How far the dash of a list stands behind its key in block style. */
  readonly dash: number;
  readonly quote: "'" | '"';
  /** Between two items of a flow collection on one line: `, ` or `,`. */
  readonly comma: string;
  /** Between key and value in flow style: `: ` or `:`. */
  readonly colon: string;
  /** Inside the braces of a map on one line. */
  readonly padding: string;
}

/** Enough to tell a habit; a file of one megabyte has a hundred thousand. */
const sample = 4000;
const known = new WeakMap<Document, Manners>();

export function mannersOf(document: Document): Manners {
  const found = known.get(document);
  if (found) return found;
  const manners = observe(document);
  known.set(document, manners);
  return manners;
}

class Tally<T> {
  private readonly counts = new Map<T, number>();
  add(habit: T): void {
    this.counts.set(habit, (this.counts.get(habit) ?? 0) + 1);
  }
  most(otherwise: T): T {
    let best = otherwise;
    let most = 0;
    for (const [habit, count] of this.counts) {
      if (count > most) [best, most] = [habit, count];
    }
    return best;
  }
}

function observe({ roots, text, syntax }: Document): Manners {
  const unit = new Tally<string>();
  const dash = new Tally<number>();
  const quote = new Tally<"'" | '"'>();
  const comma = new Tally<string>();
  const colon = new Tally<string>();
  const padding = new Tally<string>();

  const flow = (node: MapNode | ListNode, children: readonly Node[]): void => {
    const first = children[0];
    if (!first) return;
    const { start, end } = spanOf(node);
    const inside = text.slice(start + 1, startOf(first));
    if (/^[ \t]*$/.test(inside)) padding.add(inside === '' ? '' : ' ');
    else if (/^\s+$/.test(inside)) unitBetween(start, startOf(first), unit, text);
    const entry = node.kind === 'map' ? node.entries[0] : undefined;
    const next = node.kind === 'map' ? node.entries[1]?.keyNode : node.items[1];
    const between = next ? text.slice(spanOf(entry?.value ?? first).end, startOf(next)) : '';
    if (between === ', ' || between === ',') comma.add(between);
    const sign = entry ? text.slice(spanOf(entry.keyNode).end, startOf(entry.value)) : '';
    if (/^ ?: ?$/.test(sign) && start < end) colon.add(sign);
  };
  const block = (node: MapNode | ListNode): void => {
    const column = columnOf(text, spanOf(node).start);
    for (const { keyNode, value } of node.kind === 'map' ? node.entries : []) {
      if ((value.kind !== 'map' && value.kind !== 'list') || value.flow) continue;
      const behind = columnOf(text, spanOf(value).start) - column;
      if (spanOf(value).start < spanOf(keyNode).end || behind < 0) continue;
      if (value.kind === 'list') dash.add(behind);
      else if (behind > 0) unit.add(' '.repeat(behind));
    }
  };

  const queue: Node[] = [...roots];
  for (let at = 0; at < queue.length && at < sample; at++) {
    const node = queue[at];
    if (node?.kind === 'scalar') {
      if (node.style === 'single') quote.add("'");
      if (node.style === 'double') quote.add('"');
    } else if (node && node.kind !== 'alias') {
      const children = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.items;
      if (node.flow) flow(node, node.kind === 'map' ? node.entries.map(({ keyNode }) => keyNode) : node.items);
      else block(node);
      for (const child of children) queue.push(child);
    }
  }
  const step = unit.most('  ');
  return {
    unit: step,
    dash: dash.most(step.length),
    quote: quote.most(syntax === 'json' ? '"' : "'"),
    comma: comma.most(colon.most(': ') === ':' ? ',' : ', '),
    colon: colon.most(': '),
    padding: padding.most(syntax === 'json' ? '' : ' '),
  };
}

function unitBetween(outer: number, inner: number, unit: Tally<string>, text: string): void {
  const around = indentAt(text, outer);
  const within = lineBefore(text, inner);
  if (/^[ \t]+$/.test(within) && within.startsWith(around) && within !== around) unit.add(within.slice(around.length));
}

const startOf = (node: Node): number => node.origin.start + (node.tagFrom ?? node.from);
const columnOf = (text: string, at: number): number => at - lineStart(text, at);

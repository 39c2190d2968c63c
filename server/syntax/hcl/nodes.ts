import type { Entry, ListNode, MapNode, Node, Origin, ScalarNode, Span } from '../../model/source.ts';
import type { HclAttribute, HclBlock, HclBody } from '../hcl-grammar/body.ts';
import type { Expression } from '../hcl-grammar/expression.ts';

/** Maps that a header makes: `resource` with its types, a type with its names. */
const headers = new WeakSet<MapNode>();

/** The nodes of a text, with places from the origin: as its JSON twin has them, blocks by type and labels, arguments by name. */
export class NodeBuilder {
  readonly #origin: Origin;
  readonly #text: string;
  constructor(text: string, origin: Origin) {
    this.#text = text;
    this.#origin = origin;
  }

  body(body: HclBody, { start, end }: Span): MapNode {
    const names = body.attributes.map(({ name }) => name);
    const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
    const items = [
      ...body.attributes.map((one) => this.#attribute(one)),
      ...body.blocks.map((one) => this.#block(one)),
    ];
    const entries = joined(items.sort((a, b) => a.keyNode.from - b.keyNode.from));
    return {
      ...this.#map(entries, start, end),
      duplicates: [...twice],
      ...(body.broken && { open: 'syntax error' as const }),
    };
  }

  #attribute({ name, key, value }: HclAttribute): Entry {
    return { key: name, keyNode: this.#scalar(key, name, 'plain'), value: this.#value(value) };
  }

  #block({ type, key, labels, labelSpans, body, braces }: HclBlock): Entry {
    const names = [type, ...labels];
    const spans = [key, ...labelSpans];
    let value: MapNode = this.body(body, braces);
    for (let index = names.length - 1; ; index--) {
      const entry = {
        key: names[index] ?? '',
        keyNode: this.#scalar(spans[index] ?? key, names[index] ?? '', 'plain'),
        value,
      };
      if (index === 0) return entry;
      value = this.#map([entry], spans[index]?.start ?? key.start, braces.end);
      headers.add(value);
    }
  }

  #value(written: Expression): Node {
    const { span } = written;
    const expression = negated(written) ?? written;
    if (expression.is === 'literal' && isPlain(expression.value)) {
      const isQuoted = typeof expression.value === 'string' && this.#text[span.start] === '"';
      if (isQuoted || typeof expression.value !== 'string')
        return this.#scalar(span, expression.value, isQuoted ? 'double' : 'plain');
    }
    if (expression.is === 'tuple')
      return {
        kind: 'list',
        origin: this.#origin,
        from: span.start,
        to: span.end,
        layout: 'flow',
        items: expression.items.map((item) => this.#value(item)),
      };
    if (expression.is === 'object') {
      const entries = expression.entries.flatMap(({ key, value }): readonly Entry[] =>
        key.is === 'literal' && typeof key.value === 'string' && isPlain(key.value)
          ? [{ key: key.value, keyNode: this.#scalar(key.span, key.value, 'plain'), value: this.#value(value) }]
          : [],
      );
      const isWhole = new Set(entries.map(({ key }) => key)).size === expression.entries.length;
      if (isWhole) return { ...this.#map(entries, span.start, span.end), layout: 'flow' };
    }
    return this.#scalar(span, this.#text.slice(span.start, span.end), 'expression');
  }

  #map(entries: readonly Entry[], from: number, to: number): MapNode {
    return { kind: 'map', origin: this.#origin, from, to, entries, layout: 'body', duplicates: [] };
  }

  #scalar({ start, end }: Span, value: ScalarNode['value'], style: ScalarNode['style']): ScalarNode {
    const raw = this.#text.slice(start, end);
    return { kind: 'scalar', origin: this.#origin, from: start, to: end, value, raw, style };
  }
}

/** A number below zero is a number. */
function negated(expression: Expression): Expression | undefined {
  if (expression.is !== 'unary' || expression.operator !== '-' || expression.operand.is !== 'literal') return undefined;
  const { value } = expression.operand;
  return typeof value === 'number' ? { is: 'literal', value: -value, span: expression.span } : undefined;
}

/** Text in which a reader of templates would see no part. */
const isPlain = (value: ScalarNode['value']): boolean => typeof value !== 'string' || !/[$%]\{/.test(value);

/**
 * Entries of one key as one: headers are one map with what each has, bodies are a list. The list stands for blocks that may lie apart,
 * so that its range holds what lies between.
 */
export function joined(entries: readonly Entry[]): readonly Entry[] {
  const byKey = new Map<string, Entry[]>();
  for (const entry of entries) {
    const same = byKey.get(entry.key);
    if (same) same.push(entry);
    else byKey.set(entry.key, [entry]);
  }
  if (byKey.size === entries.length) return entries;
  return [...byKey.values()].flatMap(([first, ...others]): readonly Entry[] => {
    if (!first || others.length === 0) return first ? [first] : [];
    return [{ ...first, value: together([first, ...others].map(({ value }) => value)) }];
  });
}

const whole: Origin = { start: 0 };
/** It is made of blocks that may lie apart: its range holds what lies between, and is no place of its own. */
export const isScattered = ({ origin }: Node): boolean => origin === whole;
const startOf = (node: Node): number => node.origin.start + node.from;
const endOf = (node: Node): number => node.origin.start + node.to;

function together(values: readonly Node[]): Node {
  const span = { from: Math.min(...values.map(startOf)), to: Math.max(...values.map(endOf)) };
  if (values.every((value): value is MapNode => value.kind === 'map' && headers.has(value))) {
    const entries = joined(values.flatMap((value) => value.entries));
    const map: MapNode = { kind: 'map', origin: whole, ...span, entries, layout: 'body', duplicates: [] };
    headers.add(map);
    return map;
  }
  // An argument and a block of one name: Terraform rejects it, and the last counts.
  const last = values.at(-1);
  if (last && values.some(({ kind }) => kind === 'scalar')) return last;
  const list: ListNode = { kind: 'list', origin: whole, ...span, items: values, layout: 'body' };
  return list;
}

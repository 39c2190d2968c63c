import type { Document, Entry, MapNode, Node, Origin, ScalarNode, Span } from '../../../model/source.ts';
import { json } from '../../../syntax/json/json.ts';
import type { Expression } from '../expression/expression.ts';
import { type HclBody, readHcl } from './body.ts';

/**
 * A `.tf` text as the tree that its JSON twin has: blocks by type and labels, arguments by name. Constants are their values; all
 * else is a scalar that holds its source. `problems` has one where not all could be read.
 */
export function hclTree(uri: string, text: string): Document {
  const body = readHcl(text);
  const tree = new TreeBuilder(text);
  return {
    uri,
    version: 0,
    syntax: json,
    text,
    roots: [tree.root(body)],
    problems: body.broken ? [{ message: "a part of it can't be read", span: { start: 0, end: 0 } }] : [],
    comments: [],
  };
}

class TreeBuilder {
  readonly #origin: Origin = { start: 0 };
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }

  root(body: HclBody): MapNode {
    return this.#map(this.#entries(body), { start: 0, end: this.#text.length });
  }

  #entries({ attributes, blocks }: HclBody): readonly Entry[] {
    return [
      ...attributes.map(({ name, key, value }) => this.#entry(name, key, this.#scalar(value))),
      ...blocks.map(({ type, labels, header, body }) => {
        const [first, ...rest] = [type, ...labels].reverse();
        const inner = this.#entry(first ?? type, header, this.#map(this.#entries(body), header));
        return rest.reduce((entry, name) => this.#entry(name, header, this.#map([entry], header)), inner);
      }),
    ];
  }

  #entry(key: string, span: Span, value: Node): Entry {
    return { key, keyNode: this.#node(span, key, 'plain'), value };
  }

  #map(entries: readonly Entry[], { start, end }: Span): MapNode {
    return { kind: 'map', origin: this.#origin, from: start, to: end, entries, layout: 'body', duplicates: [] };
  }

  #scalar(expression: Expression): ScalarNode {
    const { span } = expression;
    if (expression.is === 'literal')
      return this.#node(span, expression.value, typeof expression.value === 'string' ? 'double' : 'plain');
    return this.#node(span, this.#text.slice(span.start, span.end), 'expression');
  }

  #node({ start, end }: Span, value: ScalarNode['value'], style: ScalarNode['style']): ScalarNode {
    const raw = this.#text.slice(start, end);
    return { kind: 'scalar', origin: this.#origin, from: start, to: end, value, raw, style };
  }
}

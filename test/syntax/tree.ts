import { parse } from '../../server/syntax/parse.ts';
import { json } from '../../server/syntax/json/json.ts';
import { yaml } from '../../server/syntax/yaml/yaml.ts';
import type { Document, Node } from '../../server/model/source.ts';
import type { Text } from './texts.ts';

export const syntaxes = { yaml, json };

export const parsed = (text: string, syntax: 'yaml' | 'json' = 'yaml', previous?: Document): Document =>
  parse({ uri: 'file:///t', version: (previous?.version ?? 0) + 1, text, syntax: syntaxes[syntax] }, previous);

export const root = (text: string, syntax: 'yaml' | 'json' = 'yaml'): Node => parsed(text, syntax).roots[0]!;

/** Everything a node says, with places counted from the start of the text, so that trees with different origins compare. */
export function placed(node: Node): unknown {
  const { origin, ...rest } = node;
  const own = {
    ...rest,
    from: node.from + origin.start,
    to: node.to + origin.start,
    ...(node.tagFrom === undefined ? {} : { tagFrom: node.tagFrom + origin.start }),
  };
  if (node.kind === 'list') return { ...own, items: node.items.map(placed) };
  if (node.kind === 'alias') return { ...own, target: node.target && node.target.from + node.target.origin.start };
  if (node.kind === 'scalar') return own;
  return {
    ...own,
    entries: node.entries.map(({ key, keyNode, value }) => ({ key, keyNode: placed(keyNode), value: placed(value) })),
  };
}

export const content = (document: Document): unknown => ({
  roots: document.roots.map(placed),
  problems: document.problems,
  comments: document.comments,
});

/** Every node below a node, keys included; aliases are not followed. */
export function* nodesIn(node: Node): Generator<Node> {
  yield node;
  if (node.kind === 'list') for (const item of node.items) yield* nodesIn(item);
  if (node.kind !== 'map') return;
  for (const { keyNode, value } of node.entries) {
    yield keyNode;
    yield* nodesIn(value);
  }
}

/** Long enough that it is parsed in pieces, by blanks that mean nothing. */
export function padded({ text, syntax }: Text): string {
  const blank = ' '.repeat(10_000);
  return syntax === 'json' ? text + blank : `${text}${text.endsWith('\n') ? '' : '\n'}#${blank}\n`;
}

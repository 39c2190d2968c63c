/** A syntax that only this test knows, like TOML: what a new syntax has to give, and nothing in `server` knows of it. */
import {
  interpolated,
  isDeep,
  isRawExpression,
  isFreshList,
  isFreshMap,
  isTagged,
  longForm,
} from '../../../server/model/fresh.ts';
import type { Fresh, FreshMap } from '../../../server/model/fresh.ts';
import { spanOf } from '../../../server/model/source.ts';
import type { Content, Document, Node, Patch, Path, Step, Syntax, Writer } from '../../../server/model/source.ts';
import { commentAbove } from '../../../server/syntax/comment-lines.ts';
import { escapedByQuotes } from '../../../server/syntax/escaped.ts';
import { lineComment } from '../../../server/syntax/flow/gap.ts';
import { flowWriter } from '../../../server/syntax/flow/writer.ts';
import { mannersWith } from '../../../server/syntax/manners.ts';
import { refuse } from '../../../server/syntax/refused.ts';
import { lineBefore, lineStart, nextLine } from '../../../server/syntax/text-lines.ts';
import { readToy } from './read.ts';
import type { ToyReading } from './read.ts';

const readings = new WeakMap<Document, ToyReading>();
const readingOf = (document: Document): ToyReading => readings.get(document)!;

function inline(value: Fresh): string {
  if (isRawExpression(value))
    return /^[\w.]+$/.test(value.source) ? `@${value.source}` : JSON.stringify(interpolated(value));
  if (isTagged(value)) return inline(longForm(value));
  if (isFreshList(value)) return `[${value.map(inline).join(', ')}]`;
  if (!isFreshMap(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, inner]) => `${key} = ${inline(inner)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** A map as a table: its pairs, then the tables below it. */
function table(path: readonly string[], value: FreshMap): string {
  const entries = Object.entries(value);
  const below = (inner: Fresh): inner is FreshMap => isFreshMap(inner) && isDeep(inner);
  const pairs = entries.filter(([, inner]) => !below(inner)).map(([key, inner]) => `${key} = ${inline(inner)}\n`);
  const header = path.length > 0 && pairs.length > 0 ? [`[${path.join('.')}]\n${pairs.join('')}`] : pairs;
  const rest = entries.flatMap(([key, inner]) => (below(inner) ? [table([...path, key], inner)] : []));
  return [header.join(''), ...rest].filter((part) => part !== '').join('\n');
}

const body: Writer = {
  content(node, { keys, items, removed }: Content, document): readonly Patch[] {
    const { text } = document;
    if (node.kind !== 'map' || items.length > 0) return refuse('A table holds keys only.');
    const own = readingOf(document).tables.findLast(({ map }) => map === node);
    const rank = spanOf(node).start;
    const patches: Patch[] = [];
    const pairs: string[] = [];
    for (const [key, value] of keys) {
      if (isFreshMap(value) && isDeep(value)) {
        const path = [...pathOf(document, node), key];
        patches.push({ start: text.length, end: text.length, text: `\n${table(path, value)}`, rank });
      } else pairs.push(`${key} = ${inline(value)}\n`);
    }
    if (pairs.length > 0) {
      const start = own ? (own.pairsEnd === 0 ? 0 : nextLine(text, own.pairsEnd)) : refuse('This table has no header.');
      patches.push({ start, end: start, text: pairs.join(''), rank });
    }
    for (const index of removed) {
      const entry = node.entries[index];
      if (!entry || ('layout' in entry.value && entry.value.layout === 'body'))
        return refuse('Remove the table by hand.');
      const start = lineStart(text, spanOf(entry.keyNode).start);
      patches.push({ start, end: nextLine(text, spanOf(entry.value).end), text: '', rank });
    }
    return patches;
  },
  replace(node, { fresh }): readonly Patch[] {
    if ('layout' in node && node.layout === 'body') return refuse('A table is not replaced as a whole.');
    const { start, end } = spanOf(node);
    return [{ start, end, text: inline(fresh), rank: start }];
  },
};

const pathOf = (document: Document, wanted: Node): readonly string[] => {
  const search = (node: Node, path: readonly string[]): readonly string[] | undefined => {
    if (node === wanted) return path;
    if (node.kind !== 'map') return undefined;
    for (const { key, value } of node.entries) {
      const found = search(value, [...path, key]);
      if (found) return found;
    }
    return undefined;
  };
  return search(readingOf(document).root, []) ?? [];
};

/** Tables may be scattered, so that the span of one says little: all are asked. */
function stepsTo(node: Node, offset: number): readonly Step[] | undefined {
  const covers = (one: Node): boolean => spanOf(one).start <= offset && offset <= spanOf(one).end;
  const children: readonly Step[] =
    node.kind === 'map'
      ? node.entries.map((entry) => ({ node: entry.value, step: entry.key, entry }))
      : node.kind === 'list'
        ? node.items.map((item, step) => ({ node: item, step }))
        : [];
  for (const child of children) {
    if (child.entry && covers(child.entry.keyNode)) return [child];
    const inner = stepsTo(child.node, offset);
    if (inner) return [child, ...inner];
    const scattered = 'layout' in child.node && child.node.layout === 'body';
    if (!scattered && covers(child.node)) return [child];
  }
  return undefined;
}

export const toy: Syntax = {
  name: 'Toy',
  reads: (uri) => uri.endsWith('.toy'),
  // A toy is read in one step.
  *parse(source) {
    const reading = readToy(source);
    const { root, problems, comments } = reading;
    const document: Document = { ...source, roots: [root], problems, comments };
    readings.set(document, reading);
    return document;
  },
  pathAt(document, offset) {
    const { root } = readingOf(document);
    const steps = stepsTo(root, offset) ?? [];
    const path: Path = steps.flatMap(({ step }) => (step === undefined ? [] : [step]));
    const last = steps.at(-1)?.entry?.keyNode;
    const onKey = last !== undefined && spanOf(last).start <= offset && offset <= spanOf(last).end;
    return { nodes: [{ node: root }, ...steps], path, onKey };
  },
  print: (value) => (isFreshMap(value) ? table([], value) : inline(value)),
  writers: {
    body,
    flow: flowWriter({
      manners: mannersWith(() => ({ colon: ' = ', comma: ', ' })),
      notation: () => ({ member: (key, value) => `${key} = ${inline(value)}`, value: inline }),
      commentEnd: (text, at) => (text[at] === '#' ? lineComment(text, at) : undefined),
      needsBlank: false,
      spreads: () => true,
      opensEmpty: false,
    }),
  },
  escaped: escapedByQuotes,
  comments: {
    fits: (node, { text }) => /^(?:\[[\w.:-]*)?$/.test(lineBefore(text, spanOf(node).start)),
    write: (above, lines, document) => commentAbove(above, lines, document, { sign: '#' }),
  },
};

import { isAlias, isMap, isScalar } from 'yaml';
import type { Alias, ParsedNode, Scalar as YamlScalar, YAMLError, YAMLMap, YAMLSeq } from 'yaml';
import type { AliasNode, Entry, ListNode, MapNode, Node, Origin, Problem, ScalarNode } from '../../model/source.ts';
import { maximumProblems, tooDeep } from '../pieces/reading.ts';
import type { Mutable } from '../mutable.ts';
import type { ParsedText } from '../pieces/reading.ts';
import { findComments } from './comments.ts';
import { composeYaml } from './compose.ts';
import { hidesKeys, messageFor } from './problems.ts';
import { findProperties } from './properties.ts';
import { plainValue } from './plain-value.ts';

type Parsed = ParsedNode | YAMLMap | YAMLSeq | YamlScalar | Alias | null;

const styles = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
} as const;
const core = 'tag:yaml.org,2002:';

/** Reads YAML of one or several documents, in whatever state they are, from the nodes of `yaml`. Never throws. */
export function readFromNodes(text: string, origin: Origin): ParsedText {
  try {
    const composed = composeYaml(text);
    if ('depthExceededAt' in composed) return unread(text, tooDeep, composed.depthExceededAt, origin);
    const { documents, errors } = composed;
    const reader = new YamlReader(text, origin, errors.some(hidesKeys));
    let start = 0;
    for (const document of documents) {
      reader.root(document.contents, start);
      start = document.range[2];
    }
    const problems = [...reader.problems, ...syntaxProblems(errors, text)];
    return {
      roots: reader.roots,
      problems: problems.sort((a, b) => a.span.start - b.span.start).slice(0, maximumProblems),
      comments: findComments(text, reader.spans),
      broken: reader.broken,
      dangling: reader.dangling,
    };
  } catch (error) {
    return unread(
      text,
      `This cannot be read as YAML: ${error instanceof Error ? error.message : String(error)}`,
      0,
      origin,
    );
  }
}

/** Nothing was read after some place: the map that may be there has unknown keys. */
function unread(text: string, message: string, at: number, origin: Origin): ParsedText {
  const root: MapNode = {
    kind: 'map',
    origin,
    from: 0,
    to: text.length,
    layout: 'block',
    entries: [],
    duplicates: [],
    open: 'syntax error',
  };
  const problems = [{ message, span: { start: at, end: text.length } }];
  return { roots: [root], problems, comments: [], broken: true, dangling: false };
}

function syntaxProblems(errors: readonly YAMLError[], text: string): Problem[] {
  const problems: Problem[] = [];
  for (const error of errors.slice(0, 4 * maximumProblems)) {
    const message = messageFor(error);
    if (message === undefined) continue;
    const start = Math.min(error.pos[0], text.length);
    problems.push({ message, span: { start, end: Math.min(Math.max(error.pos[1], start), text.length) } });
  }
  return problems;
}

/** Turns the library's nodes into ours, in the order of the text. */
class YamlReader {
  readonly roots: Node[] = [];
  readonly problems: Problem[] = [];
  /** Start and end of every scalar: a number sign inside of one is no comment. */
  readonly spans: number[] = [];
  readonly broken: boolean;
  dangling = false;
  private readonly text: string;
  private readonly origin: Origin;
  private anchors = new Map<string, Node>();

  constructor(text: string, origin: Origin, broken: boolean) {
    this.text = text;
    this.origin = origin;
    this.broken = broken;
  }

  root(contents: Parsed, start: number): void {
    this.anchors = new Map();
    const node = this.node(contents, start);
    if (node.kind !== 'scalar' || node.style !== 'empty' || node.tag !== undefined) this.roots.push(node);
  }

  /** `after` is where the text between the previous node and this one starts: the tag and the anchor stand in it. */
  private node(parsed: Parsed, after: number): Node {
    if (!parsed?.range) return this.empty(after);
    if (isAlias(parsed)) return this.alias(parsed);
    if (isScalar(parsed)) return this.scalar(parsed, after);
    return isMap(parsed) ? this.map(parsed, after) : this.list(parsed, after);
  }

  private map(parsed: YAMLMap, after: number): MapNode {
    const layout = parsed.flow === true ? 'flow' : 'block';
    const [from, to] = parsed.range ?? [after, after];
    const entries: Entry[] = [];
    const duplicates = new Set<string>();
    const seen = new Set<string>();
    const node: Mutable<MapNode> = { kind: 'map', origin: this.origin, from, to, layout, entries, duplicates: [] };
    if (this.broken) node.open = 'syntax error';
    this.properties(node, parsed, after);
    let end = from;
    for (const pair of parsed.items) {
      const key = pair.key as Parsed;
      const keyNode = this.key(key, end);
      const value = this.node(pair.value as Parsed, keyNode.to);
      end = Math.max(keyNode.to, value.to);
      if (keyNode.raw === '<<') {
        node.open = 'merge key';
        node.merged = [...(node.merged ?? []), value];
        continue;
      }
      const name = String(isScalar(key) ? key.value : keyNode.raw);
      if (seen.has(name)) duplicates.add(name);
      seen.add(name);
      entries.push({ key: name, keyNode, value });
    }
    if (layout === 'block') node.to = end;
    if (duplicates.size > 0) node.duplicates = [...duplicates];
    return node;
  }

  private list(parsed: YAMLSeq, after: number): ListNode {
    const layout = parsed.flow === true ? 'flow' : 'block';
    const [from, to] = parsed.range ?? [after, after];
    const items: Node[] = [];
    const node: Mutable<ListNode> = { kind: 'list', origin: this.origin, from, to, layout, items };
    this.properties(node, parsed, after);
    let end = from + 1;
    for (const item of parsed.items) {
      const child = this.node(item as Parsed, end);
      end = Math.max(end, child.to);
      items.push(child);
    }
    if (layout === 'block') node.to = end;
    return node;
  }

  private scalar(parsed: YamlScalar, after: number): ScalarNode {
    const [start, to] = parsed.range ?? [after, after];
    const style = styles[parsed.type ?? 'PLAIN'];
    const isEmpty = style === 'plain' && start === to;
    const from = isEmpty ? this.backOverSpaces(start, after) : start;
    const raw = isEmpty ? '' : this.text.slice(from, to);
    const node: Mutable<ScalarNode> = {
      kind: 'scalar',
      origin: this.origin,
      from,
      to: isEmpty ? from : to,
      value: null,
      raw,
      style: isEmpty ? 'empty' : style,
    };
    this.properties(node, parsed, after);
    const text = parsed.source ?? raw;
    node.value = isEmpty
      ? null
      : style === 'plain' && parsed.tag !== '!' && resolves(node.tag)
        ? plainValue(text)
        : text;
    if (isEmpty && node.tag !== undefined && !resolves(node.tag)) node.value = '';
    if (!isEmpty) this.spans.push(style === 'literal' || style === 'folded' ? this.endOfHeader(from) : from, to);
    return node;
  }

  private key(parsed: Parsed, after: number): ScalarNode {
    const node = this.node(parsed, after);
    if (node.kind === 'scalar') return node;
    const raw = this.text.slice(node.from, node.to);
    return { kind: 'scalar', origin: this.origin, from: node.from, to: node.to, value: raw, raw, style: 'plain' };
  }

  private alias(parsed: Alias): AliasNode {
    const [from, to] = parsed.range ?? [0, 0];
    const target = this.anchors.get(parsed.source);
    if (target === undefined) {
      this.dangling = true;
      const message = `No anchor &${parsed.source} comes before this alias: define it or write the value out.`;
      this.problems.push({ message, span: { start: from, end: to } });
    }
    return { kind: 'alias', origin: this.origin, from, to, name: parsed.source, target };
  }

  private properties(node: Mutable<Node>, parsed: { tag?: string; anchor?: string | undefined }, after: number): void {
    if (parsed.tag === undefined && parsed.anchor === undefined) return;
    const found = findProperties(this.text, after, node.from);
    if (parsed.tag !== undefined && parsed.tag !== '!') {
      node.tag = parsed.tag.startsWith(core) ? `!!${parsed.tag.slice(core.length)}` : parsed.tag;
      node.tagFrom = found ?? node.from;
    }
    if (parsed.anchor !== undefined) {
      node.anchor = parsed.anchor;
      this.anchors.set(parsed.anchor, node);
    }
  }

  private empty(at: number): ScalarNode {
    return { kind: 'scalar', origin: this.origin, from: at, to: at, value: null, raw: '', style: 'empty' };
  }

  /** The library places an empty value after the spaces; ours stands right behind the colon, dash or tag. */
  private backOverSpaces(at: number, floor: number): number {
    let from = at;
    while (from > floor && (this.text[from - 1] === ' ' || this.text[from - 1] === '\t')) from--;
    return from;
  }

  private endOfHeader(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end;
  }
}

/** Tags of functions make text of their argument, as in the tools of the service. */
const resolves = (tag: string | undefined): boolean =>
  tag === undefined || tag === '!!bool' || tag === '!!int' || tag === '!!float' || tag === '!!null';

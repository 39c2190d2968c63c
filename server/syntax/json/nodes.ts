import { visit } from 'jsonc-parser';
import type {
  Comment,
  Entry,
  ListNode,
  MapNode,
  Node,
  Origin,
  Problem,
  Scalar,
  ScalarNode,
  Span,
} from '../../model/source.ts';
import { jsonMessage, trailingComma } from './problems.ts';
import { maximumDepth, maximumProblems, tooDeep } from '../pieces/reading.ts';
import type { Mutable } from '../mutable.ts';
import type { ParsedText } from '../pieces/reading.ts';

interface OpenMap {
  readonly node: Mutable<MapNode>;
  readonly entries: Entry[];
  readonly seen: Set<string>;
  readonly duplicates: Set<string>;
  key: ScalarNode | undefined;
}
interface OpenList {
  readonly node: Mutable<ListNode>;
  readonly items: Node[];
}

/** Reads a JSON text with comments. Never throws. */
export function readJson(text: string, origin: Origin): ParsedText {
  const reader = new JsonReader(text, origin, 0, text.length);
  reader.read();
  reader.refuseComma();
  return reader.reading();
}

/**
 * Reads members of an object without its braces, or (`head`) a member whose value ends behind its opening brace. Also returns the
 * offset of the comma after the last member.
 */
export function readMembers(
  text: string,
  origin: Origin,
  head: boolean,
): ParsedText & { readonly comma: number | undefined } {
  const reader = new JsonReader(`{${text}${head ? '}}' : '}'}`, origin, -1, text.length);
  reader.read();
  return { ...reader.reading(), comma: reader.finalComma };
}

/** Builds nodes straight from the scanner's events; a tree of the library in between would double the time. */
class JsonReader {
  readonly roots: Node[] = [];
  readonly problems: Problem[] = [];
  readonly comments: Comment[] = [];
  broken = false;
  /** After the last member of the outermost object. */
  finalComma: number | undefined;
  private readonly text: string;
  private readonly origin: Origin;
  private readonly shift: number;
  /** Where the text ends, without the braces put around it. */
  private readonly limit: number;
  private readonly maps: Mutable<MapNode>[] = [];
  private readonly stack: (OpenMap | OpenList)[] = [];
  private lastComma: number | undefined;

  constructor(text: string, origin: Origin, shift: number, limit: number) {
    this.text = text;
    this.origin = origin;
    this.shift = shift;
    this.limit = limit;
  }

  reading(): ParsedText {
    const { roots, problems, comments, broken } = this;
    return { roots, problems, comments, broken, dangling: false };
  }

  refuseComma(): void {
    if (this.finalComma !== undefined) this.problem(trailingComma, this.finalComma - this.shift, 1);
  }

  read(): void {
    try {
      visit(
        this.text,
        {
          onObjectBegin: (at) => {
            this.openMap(at);
          },
          onObjectProperty: (key, at, length) => {
            this.property(key, at, length);
          },
          onObjectEnd: (at, length) => {
            this.close(at + length);
          },
          onArrayBegin: (at) => {
            this.openList(at);
          },
          onArrayEnd: (at, length) => {
            this.close(at + length);
          },
          onLiteralValue: (value: Scalar, at, length) => {
            this.add(this.scalar(value, at, length));
          },
          onSeparator: (sign, at) => {
            this.lastComma = sign === ',' ? at : undefined;
          },
          onComment: (at, length) => {
            this.comment(at, length);
          },
          onError: (code, at, length) => {
            this.error(jsonMessage(code), at, length);
          },
        },
        { allowTrailingComma: true, disallowComments: false },
      );
    } catch {
      if (!this.broken) this.error(tooDeep, this.text.length, 0);
    }
    while (this.stack.length > 0) this.close(this.text.length);
    if (this.broken) for (const map of this.maps) map.open ??= 'syntax error';
  }

  private openMap(at: number): void {
    const entries: Entry[] = [];
    const from = at + this.shift;
    const node: Mutable<MapNode> = {
      kind: 'map',
      origin: this.origin,
      from,
      to: from,
      layout: 'flow',
      entries,
      duplicates: [],
    };
    this.add(node);
    this.maps.push(node);
    this.stack.push({ node, entries, seen: new Set(), duplicates: new Set(), key: undefined });
    this.descend(at);
  }

  private openList(at: number): void {
    const items: Node[] = [];
    const from = at + this.shift;
    const node: Mutable<ListNode> = { kind: 'list', origin: this.origin, from, to: from, items, layout: 'flow' };
    this.add(node);
    this.stack.push({ node, items });
    this.descend(at);
  }

  /** Leaves the scanner, which recurses. */
  private descend(at: number): void {
    this.lastComma = undefined;
    if (this.stack.length <= maximumDepth) return;
    this.error(tooDeep, at, this.text.length - at);
    throw new RangeError(tooDeep);
  }

  private close(end: number): void {
    const closed = this.stack.pop();
    if (!closed) return;
    if (this.lastComma !== undefined && this.stack.length > 0) this.problem(trailingComma, this.lastComma, 1);
    if (this.lastComma !== undefined && this.stack.length === 0) this.finalComma = this.lastComma + this.shift;
    this.lastComma = undefined;
    if ('entries' in closed) {
      this.missingValue(closed);
      if (closed.duplicates.size > 0) closed.node.duplicates = [...closed.duplicates];
    }
    closed.node.to = Math.max(closed.node.from, this.span(0, end).end);
  }

  private property(key: string, at: number, length: number): void {
    const map = this.stack.at(-1);
    this.lastComma = undefined;
    if (!map || !('entries' in map)) return;
    this.missingValue(map);
    if (map.seen.has(key)) map.duplicates.add(key);
    map.seen.add(key);
    map.key = this.scalar(key, at, length);
  }

  /** A key without a value, as while typing. */
  private missingValue(map: OpenMap): void {
    if (!map.key) return;
    const at = map.key.to;
    const value: Node = { kind: 'scalar', origin: this.origin, from: at, to: at, value: null, raw: '', style: 'empty' };
    map.entries.push({ key: String(map.key.value), keyNode: map.key, value });
    map.key = undefined;
  }

  private add(node: Node): void {
    this.lastComma = undefined;
    const parent = this.stack.at(-1);
    if (!parent) this.roots.push(node);
    else if ('items' in parent) parent.items.push(node);
    else if (parent.key) {
      parent.entries.push({ key: String(parent.key.value), keyNode: parent.key, value: node });
      parent.key = undefined;
    }
  }

  private scalar(value: Scalar, at: number, length: number): ScalarNode {
    const from = at + this.shift;
    // A string that is not closed takes the braces put behind the text for its own.
    const to = Math.min(from + length, this.limit);
    const beyond = from + length - to;
    const raw = this.text.slice(at, at + to - from);
    if (typeof value !== 'string') return { kind: 'scalar', origin: this.origin, from, to, value, raw, style: 'plain' };
    const own = beyond > 0 ? value.slice(0, -beyond) : value;
    return { kind: 'scalar', origin: this.origin, from, to, value: own, raw, style: 'double' };
  }

  private comment(at: number, length: number): void {
    const raw = this.text.slice(at, Math.min(at + length, this.limit - this.shift));
    const text = raw.startsWith('/*') ? raw.slice(2, raw.endsWith('*/') ? -2 : undefined) : raw.slice(2);
    this.comments.push({ text: text.trim(), span: this.span(at, length) });
  }

  private error(message: string, at: number, length: number): void {
    this.broken = true;
    this.problem(message, at, length);
  }

  private problem(message: string, at: number, length: number): void {
    if (this.problems.length >= maximumProblems) return;
    const span = this.span(at, length);
    if (this.problems.at(-1)?.span.start !== span.start) this.problems.push({ message, span });
  }

  /** Kept inside of the text without the braces put around it. */
  private span(at: number, length: number): Span {
    const start = Math.max(0, Math.min(at + this.shift, this.limit));
    return { start, end: Math.max(start, Math.min(at + this.shift + length, this.limit)) };
  }
}

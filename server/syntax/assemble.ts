import type { Comment, Entry, MapNode, Node, Origin, Problem, Span } from '../model/source.ts';
import { missingBrace, missingComma, textAfterEnd, trailingComma } from './json-problems.ts';
import { hasStray } from './layout.ts';
import type { Layout, Stretch } from './layout.ts';
import type { Piece } from './piece.ts';
import type { Reading } from './reading.ts';
import { wrongIndent } from './yaml-problems.ts';

/** A stretch with what was read from it; its origin has its place in the current text. Blank gaps and tails have no piece. */
export interface Placed {
  readonly stretch: Stretch;
  readonly piece: Piece | undefined;
}

/** The map that reading the whole text would give, made from pieces; undefined when the pieces do not fit together. */
export function assemble(layout: Layout, placed: readonly Placed[], end: number): Reading | undefined {
  const assembly = new Assembly(layout, end);
  for (const { stretch, piece } of placed) {
    if (piece) assembly.note(piece);
    if (stretch.is === 'tail') assembly.closeSection(stretch);
    else if (piece && !assembly.add(stretch.is, piece)) return undefined;
  }
  return assembly.finish();
}

type Growing = { -readonly [K in keyof MapNode]: MapNode[K] };
interface Growth {
  readonly node: Growing;
  readonly entries: Entry[];
  readonly seen: Set<string>;
  readonly duplicates: Set<string>;
  /** Where JSON's comma behind the last member is. */
  comma: number | undefined;
  /** Where YAML's first key stands in its line. */
  column: number | undefined;
}

class Assembly {
  private readonly json: boolean;
  private readonly layout: Layout;
  private readonly end: number;
  private readonly origin: Origin = { start: 0 };
  private readonly problems: Problem[] = [];
  private readonly comments: Comment[] = [];
  private broken = false;
  private dangling = false;
  private readonly root: Growth;
  private section: Growth | undefined;
  private lastSection: Growth | undefined;

  constructor(layout: Layout, end: number) {
    this.layout = layout;
    this.end = end;
    this.json = layout.braces !== undefined;
    this.root = this.grow(layout.braces?.start ?? 0);
  }

  note(piece: Piece): void {
    const { start } = piece.origin;
    const move = (span: Span): Span => ({ start: span.start + start, end: span.end + start });
    for (const { message, span } of piece.problems) this.problems.push({ message, span: move(span) });
    for (const { text, span } of piece.comments) this.comments.push({ text, span: move(span) });
    this.broken ||= piece.broken;
    this.dangling ||= piece.dangling;
  }

  add(is: Stretch['is'], piece: Piece): boolean {
    if (is === 'child') this.extend(this.section ?? this.lastSection ?? this.root, piece);
    else if (is === 'gap') this.gap(piece);
    else if (is === 'rest') this.rest(piece);
    else {
      this.closeSection();
      this.extend(this.root, piece);
      if (is === 'head') return this.openSection(piece);
      if (is === 'stray') this.refuse(piece);
    }
    return true;
  }

  closeSection(tail?: Stretch): void {
    const section = this.section;
    if (!section) return;
    this.section = undefined;
    if (this.json) this.closeBrace(section, tail && tail.start + 1, section.node.to);
    if (tail) this.root.comma = tail.end > tail.start + 1 ? tail.end - 1 : undefined;
    this.root.node.to = section.node.to;
    this.complete(section);
  }

  finish(): Reading {
    this.closeSection();
    if (this.layout.braces) this.closeBrace(this.root, this.layout.braces.end, this.end);
    else this.root.node.to = Math.max(this.root.node.to, this.lastSection?.node.to ?? 0);
    this.complete(this.root);
    const roots: Node[] = this.json || this.root.entries.length > 0 || this.root.node.open ? [this.root.node] : [];
    return { roots, problems: this.problems, comments: this.comments, broken: this.broken, dangling: this.dangling };
  }

  private grow(at: number): Growth {
    const entries: Entry[] = [];
    const node: Growing = {
      kind: 'map',
      origin: this.origin,
      from: at,
      to: at,
      flow: this.json,
      entries,
      duplicates: [],
    };
    return { node, entries, seen: new Set(), duplicates: new Set(), comma: undefined, column: undefined };
  }

  /** Adds the members of a piece to a map. */
  private extend(growth: Growth, piece: Piece): void {
    const { map, origin } = piece;
    const { node } = growth;
    if (map?.open === 'merge key') node.open = 'merge key';
    if (piece.broken && (!map || map.entries.length === 0 || hasStray(piece.text))) node.open ??= 'syntax error';
    if (!map) return;
    const [first] = map.entries;
    if (this.json && first && growth.entries.length > 0 && growth.comma === undefined) {
      this.problem(missingComma, origin.start + first.keyNode.from, origin.start + first.keyNode.to);
    }
    growth.comma = piece.comma === undefined ? undefined : origin.start + piece.comma;
    if (!this.json && growth.column === undefined) node.from = origin.start + map.from;
    if (!this.json && (growth.column ??= map.from) !== map.from) {
      this.problem(wrongIndent, origin.start + map.from, origin.start + (first?.keyNode.to ?? map.to));
      this.broken = true;
    }
    node.to = origin.start + (this.json ? (map.entries.at(-1)?.value.to ?? map.to) : map.to);
    for (const entry of map.entries) {
      if (growth.seen.has(entry.key)) growth.duplicates.add(entry.key);
      growth.seen.add(entry.key);
      growth.entries.push(entry);
    }
  }

  private openSection(head: Piece): boolean {
    const entry = head.map?.entries[0];
    if (!entry || head.map.entries.length !== 1) return false;
    const section = this.grow(head.origin.start + entry.value.from);
    this.section = section;
    this.lastSection = section;
    this.root.comma = undefined;
    this.root.entries[this.root.entries.length - 1] = { ...entry, value: section.node };
    const { value } = entry;
    if (!this.json && (value.kind !== 'scalar' || value.style !== 'empty')) {
      const { start } = head.origin;
      this.problem('This belongs to no key: add a colon, or remove it.', start + value.from, start + value.to);
      this.hide(section);
    }
    if (head.broken) this.hide(section);
    return true;
  }

  /** Comments, and in JSON also members that are indented otherwise. */
  private gap(piece: Piece): void {
    const growth = this.section ?? this.root;
    if (piece.map && piece.map.entries.length > 0) this.extend(growth, piece);
    else if (piece.broken) this.hide(growth);
  }

  private refuse({ origin, text }: Piece): void {
    const lead = text.length - text.trimStart().length;
    const length = text.trimStart().search(/[\r\n]|$/);
    this.problem(wrongIndent, origin.start + lead, origin.start + lead + length);
    if (this.lastSection) this.hide(this.lastSection);
  }

  private rest({ broken, map, origin, text }: Piece): void {
    if (!broken && (!map || map.entries.length === 0)) return;
    if (!broken) this.problem(textAfterEnd, origin.start, origin.start + text.length);
    this.broken = true;
  }

  private closeBrace(growth: Growth, end: number | undefined, fallback: number): void {
    growth.node.to = end ?? fallback;
    if (end === undefined) {
      this.problem(missingBrace, fallback, fallback);
      this.hide(growth);
    }
    if (growth.comma !== undefined) this.problem(trailingComma, growth.comma, growth.comma + 1);
  }

  private complete({ node, duplicates }: Growth): void {
    if (duplicates.size > 0) node.duplicates = [...duplicates];
  }

  private hide(growth: Growth): void {
    growth.node.open ??= 'syntax error';
    this.broken = true;
  }

  private problem(message: string, start: number, end: number): void {
    this.problems.push({ message, span: { start, end } });
  }
}

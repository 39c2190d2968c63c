import type { Mutable } from '../mutable.ts';
import type { Comment, Entry, Layout, MapNode, Origin, Problem, Span } from '../../model/source.ts';
import type { Placed } from './in-pieces.ts';
import type { Piece } from './piece.ts';
import type { ParsedText } from './reading.ts';
import { hasStray } from './split.ts';
import type { Stretch } from './split.ts';

/** A map that is put together. */
export interface GrowingMap {
  readonly node: Mutable<MapNode>;
  readonly entries: Entry[];
  readonly seen: Set<string>;
  readonly duplicates: Set<string>;
}

/** Makes the map at the root of a document from its pieces. Subclasses say how members are joined and maps closed. */
export abstract class Assembly {
  protected readonly root: GrowingMap;
  protected section: GrowingMap | undefined;
  protected lastSection: GrowingMap | undefined;
  protected broken = false;
  private readonly origin: Origin = { start: 0 };
  private readonly layout: Layout;
  private readonly problems: Problem[] = [];
  private readonly comments: Comment[] = [];
  private dangling = false;

  constructor(layout: Layout, start: number) {
    this.layout = layout;
    this.root = this.grow(start);
  }

  /** The map that reading the whole text would give; undefined when the pieces do not fit together. */
  assemble(placed: readonly Placed[]): ParsedText | undefined {
    for (const { stretch, piece } of placed) {
      if (piece) this.note(piece);
      if (stretch.is === 'tail') this.endSection(stretch);
      else if (piece && !this.add(stretch.is, piece)) return undefined;
    }
    this.endSection();
    this.closeRoot();
    this.complete(this.root);
    const { problems, comments, broken, dangling } = this;
    return { roots: this.isThere() ? [this.root.node] : [], problems, comments, broken, dangling };
  }

  /** Before the members of a piece are added: whether they fit those that are there. */
  protected abstract join(growth: GrowingMap, piece: Piece, map: MapNode): void;
  /** The section's end has come: by its own sign, or because the text goes on without it. */
  protected abstract closeSection(section: GrowingMap, tail: Stretch | undefined): void;
  protected abstract closeRoot(): void;
  /** The value that stands where the section opens. */
  protected abstract head(section: GrowingMap, piece: Piece, entry: Entry): void;
  /** Text where no member can be: behind the end of the root, or too far at the left. */
  protected abstract astray(piece: Piece): void;
  /** Whether the text has a root at all. */
  protected abstract isThere(): boolean;

  protected problem(message: string, start: number, end: number): void {
    this.problems.push({ message, span: { start, end } });
  }

  protected hide(growth: GrowingMap): void {
    growth.node.open ??= 'syntax error';
    this.broken = true;
  }

  private note(piece: Piece): void {
    const { start } = piece.origin;
    const move = (span: Span): Span => ({ start: span.start + start, end: span.end + start });
    for (const { message, span } of piece.problems) this.problems.push({ message, span: move(span) });
    for (const { text, span } of piece.comments) this.comments.push({ text, span: move(span) });
    this.broken ||= piece.broken;
    this.dangling ||= piece.dangling;
  }

  private add(is: Stretch['is'], piece: Piece): boolean {
    if (is === 'child') this.extend(this.section ?? this.lastSection ?? this.root, piece);
    else if (is === 'gap') this.gap(piece);
    else if (is === 'rest') this.astray(piece);
    else {
      this.endSection();
      this.extend(this.root, piece);
      if (is === 'head') return this.openSection(piece);
      if (is === 'stray') this.astray(piece);
    }
    return true;
  }

  private endSection(tail?: Stretch): void {
    const section = this.section;
    if (!section) return;
    this.section = undefined;
    this.closeSection(section, tail);
    this.root.node.to = section.node.to;
    this.complete(section);
  }

  private grow(at: number): GrowingMap {
    const entries: Entry[] = [];
    const { origin, layout } = this;
    return {
      node: { kind: 'map', origin, from: at, to: at, layout, entries, duplicates: [] },
      entries,
      seen: new Set(),
      duplicates: new Set(),
    };
  }

  /** Adds the members of a piece to a map. */
  private extend(growth: GrowingMap, piece: Piece): void {
    const { map } = piece;
    const { node } = growth;
    if (map?.open === 'merge key') node.open = 'merge key';
    if (map?.merged) node.merged = [...(node.merged ?? []), ...map.merged];
    if (piece.broken && (!map || map.entries.length === 0 || hasStray(piece.text))) node.open ??= 'syntax error';
    if (!map) return;
    this.join(growth, piece, map);
    for (const entry of map.entries) {
      if (growth.seen.has(entry.key)) growth.duplicates.add(entry.key);
      growth.seen.add(entry.key);
      growth.entries.push(entry);
    }
  }

  private openSection(piece: Piece): boolean {
    const entry = piece.map?.entries[0];
    if (!entry || piece.map.entries.length !== 1) return false;
    const section = this.grow(piece.origin.start + entry.value.from);
    this.section = section;
    this.lastSection = section;
    this.root.entries[this.root.entries.length - 1] = { ...entry, value: section.node };
    this.head(section, piece, entry);
    if (piece.broken) this.hide(section);
    return true;
  }

  /** Comments, and where keys need no column of their own also members that are indented otherwise. */
  private gap(piece: Piece): void {
    const growth = this.section ?? this.root;
    if (piece.map && piece.map.entries.length > 0) this.extend(growth, piece);
    else if (piece.broken) this.hide(growth);
  }

  private complete({ node, duplicates }: GrowingMap): void {
    if (duplicates.size > 0) node.duplicates = [...duplicates];
  }
}

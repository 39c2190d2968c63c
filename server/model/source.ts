import type { Fresh } from './fresh.ts';

/** Half-open range of UTF-16 offsets in a document's text: JavaScript's unit, and the protocol's. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
/** A span of a file. */
export interface Location {
  readonly uri: string;
  readonly span: Span;
}
/** Keys and indexes from a value to one inside it. */
export type Path = readonly (string | number)[];
/** A value that holds no others. */
export type Scalar = string | number | boolean | null;
/** Any data that JSON can say. */
export type Json = Scalar | readonly Json[] | { readonly [key: string]: Json };

/** Something that kept a reader from understanding part of a text. */
export interface Problem {
  readonly message: string;
  readonly span: Span;
}
/** A comment of a text. */
export interface Comment {
  /** The text behind the comment sign, trimmed. */
  readonly text: string;
  readonly span: Span;
}

/**
 * Start of the piece of text that a node was parsed from. An unchanged piece keeps its nodes from one version of a document
 * to the next; only `start` moves, and only the syntax layer moves it. Read positions through `spanOf`, never store them
 * beyond the current version (docs/decisions/0004).
 */
export interface Origin {
  start: number;
}

/** One tree for every syntax: data, plus how and where it was written. */
export type Node = ScalarNode | ListNode | MapNode | AliasNode;

/**
 * How a list or a map is laid out: `block`, by indentation (YAML); `flow`, between brackets; `body`, members on lines of their own
 * below a header that names the map, or in the file itself (blocks and tables). The document's syntax says how each is written.
 */
export type Layout = 'block' | 'flow' | 'body';

interface NodeBase {
  readonly origin: Origin;
  /** Offsets relative to `origin.start`; the tag is not part of the range. */
  readonly from: number;
  readonly to: number;
  /** `!Ref`, with its sign; absent in JSON. */
  readonly tag?: string;
  /** Where the tag starts, relative to `origin.start`. */
  readonly tagFrom?: number;
  /** `name` of a YAML anchor on this node. */
  readonly anchor?: string;
}
/** A scalar as it is written. */
export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  /** YAML 1.1 booleans as CloudFormation's own tools read them (true, yes, on, ...), numbers as numbers, dates as text. */
  readonly value: Scalar;
  /** The text as written, quotes included. */
  readonly raw: string;
  /** `expression`: what is written is computed; the value is its source, and no text. */
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'empty' | 'expression';
}
/** A list as it is written. */
export interface ListNode extends NodeBase {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly layout: Layout;
}
/** A map as it is written, with its entries in the order of the text. */
export interface MapNode extends NodeBase {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
  readonly layout: Layout;
  /** Keys written more than once; the last one counts for readers, and no fix touches such a map. */
  readonly duplicates: readonly string[];
  /** Why further keys may exist that cannot be seen here: a merge key, or text that could not be parsed. */
  readonly open?: 'merge key' | 'syntax error';
  /** What merge keys (`<<`) take in, in the order of the text. */
  readonly merged?: readonly Node[];
}
/** A place that repeats a node under an anchor (YAML). */
export interface AliasNode extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
  /** Undefined when no such anchor exists. May contain this alias: walk with a bound. */
  readonly target: Node | undefined;
}
/** One key of a map with its value. */
export interface Entry {
  readonly key: string;
  readonly keyNode: ScalarNode;
  readonly value: Node;
}

/** A text with its tree. Parsing never fails: what could not be read is in `problems`. */
export interface Document {
  readonly uri: string;
  readonly version: number;
  readonly syntax: Syntax;
  readonly text: string;
  /** One root for each YAML document of the file; one in other syntaxes; none when nothing could be read. */
  readonly roots: readonly Node[];
  readonly problems: readonly Problem[];
  readonly comments: readonly Comment[];
  /** A map may stand for a list of one, and a list of one for its map: so its dialect reads it. */
  readonly listsOneBlock?: boolean;
  /** Finds a JSON pointer in documents too large for a tree (plans). */
  readonly locate?: (pointer: Path) => { readonly key?: Span; readonly value: Span } | undefined;
  /** Whether a pointer leads to a value that the document marks as a secret (plans: `sensitive_values`, `after_sensitive`). */
  readonly isSecret?: (pointer: Path) => boolean;
}

/** A text to parse. Offsets in the tree count UTF-16 units of `text`, a byte order mark included. */
export type Source = Pick<Document, 'uri' | 'version' | 'text' | 'syntax' | 'listsOneBlock'>;

/**
 * What a syntax is: all that others need to read a text, to find places in it and to change it. Its object is the only thing that
 * differs between documents; who holds one never asks which it is (docs/decisions/0015).
 */
export interface Syntax {
  /** Stands for the object where functions can't go: in a message to another thread. */
  readonly name: string;
  /** Whether a text is one of this syntax, by its name or else by its first signs. */
  readonly reads: (uri: string, text: string) => boolean;
  /**
   * Parses in steps, and yields between them so that a server can do other work. Never throws. With the previous version of the
   * same document, unchanged parts keep their nodes; nothing changes for `previous` before the last step.
   */
  readonly parse: (source: Source, previous?: Document) => Generator<void, Document>;
  /** The nodes around an offset. The end of a node belongs to it. */
  readonly pathAt: (document: Document, offset: number) => Chain;
  /** A text that says a value and nothing else. */
  readonly print: (value: Fresh) => string;
  /** How the content of each layout is changed. */
  readonly writers: Readonly<Partial<Record<Layout, Writer>>>;
  /** Text as it is written in place of a part of a scalar. Throws `EditRefused` where it can't stand there. */
  readonly escaped: (text: string, node: ScalarNode) => string;
  /** Absent where texts of the syntax hold no comments. */
  readonly comments?: CommentWriter;
  /** Throws `EditRefused` when nothing can be changed in a text, however sound it is. */
  readonly check?: (document: Document) => void;
}

/** Writes comments on lines of their own. */
export interface CommentWriter {
  /** Whether a comment above the line of a node, or of the header that names it, is about that node and nothing else. */
  readonly fits: (above: Node, document: Document) => boolean;
  /** Comment lines above that line. Throws `EditRefused`. */
  readonly write: (above: Node, lines: readonly string[], document: Document) => Patch;
}

/** Lays out changes to the lists and maps of one layout. Each member throws `EditRefused` where the text leaves no safe place. */
export interface Writer {
  /** Refuses a container in which nothing may be written; `name` is the key or index that holds it. */
  readonly check?: (node: MapNode | ListNode, name: string | number | undefined, document: Document) => void;
  /** New keys or items, and those that go. At least one comes or goes. */
  readonly content: (node: MapNode | ListNode, content: Content, document: Document) => readonly Patch[];
  /** Another value in the place of one that a container of this layout holds. */
  readonly replace: (node: Node, replacement: Replacement, document: Document) => readonly Patch[];
}

/** How a container holds a node. */
export type Holder =
  { readonly in: MapNode; readonly entry: Entry } | { readonly in: ListNode; readonly index: number };
/** A value that takes the place of the one that the holder holds. */
export interface Replacement {
  readonly holder: Holder;
  readonly fresh: Fresh;
}
/** What several changes come to in one list or map. */
export interface Content {
  /** What holds the container itself; absent for the root of a change. */
  readonly holder: Holder | undefined;
  /** New keys of a map, in order. */
  readonly keys: ReadonlyMap<string, Fresh>;
  /** New items of a list, or of a map that becomes the first of several. */
  readonly items: readonly Fresh[];
  /** Indexes of the entries or items that go. */
  readonly removed: ReadonlySet<number>;
}
/** A span of the text and what takes its place. */
export interface Patch extends Span {
  readonly text: string;
  /** Where the container of the change starts: of two insertions at one place, the inner container's goes first. */
  readonly rank: number;
  /** Of whole lines that go: the same with the line break before them instead of the one behind. */
  readonly instead?: Span;
}

/** A node around an offset, with how its parent holds it. */
export interface Step {
  readonly node: Node;
  /** Absent at a root. */
  readonly step?: string | number;
  readonly entry?: Entry;
}
/** What stands around an offset. */
export interface Chain {
  /** From the root to the innermost node; empty when no node is near. */
  readonly nodes: readonly Step[];
  readonly path: Path;
  /** The offset is on the key of the last node, not on its value. */
  readonly onKey: boolean;
}

/** Where something stands: a node, a part of a node (an expression inside a string), or a pointer into a document without a tree. */
export type Site =
  | { readonly document: Document; readonly node: Node; readonly within?: Span }
  | { readonly document: Document; readonly pointer: Path; readonly grip: 'key' | 'value' };

export const spanOf = (node: Node): Span => ({
  start: node.origin.start + node.from,
  end: node.origin.start + node.to,
});

/** The site's range in the current version of its document; the whole start of the document when a pointer is not found. */
export function locationOf(site: Site): Location {
  const uri = site.document.uri;
  if ('node' in site) {
    const start = site.node.origin.start + site.node.from;
    if (site.within) return { uri, span: { start: start + site.within.start, end: start + site.within.end } };
    return { uri, span: { start, end: site.node.origin.start + site.node.to } };
  }
  const found = site.document.locate?.(site.pointer);
  const span = site.grip === 'key' ? (found?.key ?? found?.value) : found?.value;
  return { uri, span: span ?? { start: 0, end: 0 } };
}

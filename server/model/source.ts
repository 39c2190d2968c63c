/** Half-open range of UTF-16 offsets in a document's text: JavaScript's unit, and the protocol's. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
export interface Location {
  readonly uri: string;
  readonly span: Span;
}
export type Path = readonly (string | number)[];
export type Scalar = string | number | boolean | null;
export type Json = Scalar | readonly Json[] | { readonly [key: string]: Json };

/** Something that kept a reader from understanding part of a text. */
export interface Problem {
  readonly message: string;
  readonly span: Span;
}
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

/** One tree for YAML and JSON: data, plus how and where it was written. */
export type Node = ScalarNode | ListNode | MapNode | AliasNode;

interface Written {
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
export interface ScalarNode extends Written {
  readonly kind: 'scalar';
  /** YAML 1.1 booleans as CloudFormation's own tools read them (true, yes, on, ...), numbers as numbers, dates as text. */
  readonly value: Scalar;
  /** The text as written, quotes included. */
  readonly raw: string;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'empty';
}
export interface ListNode extends Written {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly flow: boolean;
}
export interface MapNode extends Written {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
  readonly flow: boolean;
  /** Keys written more than once; the last one counts for readers, and no fix touches such a map. */
  readonly duplicates: readonly string[];
  /** Why further keys may exist that cannot be seen here: a merge key, or text that could not be parsed. */
  readonly open?: 'merge key' | 'syntax error';
}
export interface AliasNode extends Written {
  readonly kind: 'alias';
  readonly name: string;
  /** Undefined when no such anchor exists. May contain this alias: walk with a bound. */
  readonly target: Node | undefined;
}
export interface Entry {
  readonly key: string;
  readonly keyNode: ScalarNode;
  readonly value: Node;
}

/** A text with its tree. Parsing never fails: what could not be read is in `problems`. */
export interface Document {
  readonly uri: string;
  readonly version: number;
  readonly syntax: 'yaml' | 'json';
  readonly text: string;
  /** One root for each YAML document of the file; one for JSON; none when nothing could be read. */
  readonly roots: readonly Node[];
  readonly problems: readonly Problem[];
  readonly comments: readonly Comment[];
  /** Finds a JSON pointer in documents too large for a tree (plans). */
  readonly locate?: (pointer: Path) => { readonly key?: Span; readonly value: Span } | undefined;
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

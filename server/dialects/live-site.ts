import type { Document, Node, Site, Span } from '../model/source.ts';

/** Holds the current version of a document: what was read from an unchanged part of it stays right in the next version. */
export interface LiveDocument {
  document: Document;
}

/** Follows its document from version to version, as the node does. */
class LiveSite {
  readonly node: Node;
  readonly within?: Span;
  readonly #live: LiveDocument;
  constructor(live: LiveDocument, node: Node, within: Span | undefined) {
    this.#live = live;
    this.node = node;
    if (within) this.within = within;
  }
  get document(): Document {
    return this.#live.document;
  }
}

/** Where a node stands, or a part of it, in whichever version of its document is the current one. */
export const liveSite = (live: LiveDocument, node: Node, within?: Span): Site => new LiveSite(live, node, within);

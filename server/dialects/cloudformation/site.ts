import type { Document, Node, Site } from '../../model/source.ts';
import type { Context, Unit } from './context.ts';

/** Follows its document from version to version, as the node does. */
class LiveSite {
  readonly node: Node;
  readonly #unit: Unit;
  constructor(unit: Unit, node: Node) {
    this.#unit = unit;
    this.node = node;
  }
  get document(): Document {
    return this.#unit.document;
  }
}

export const siteIn = (unit: Unit, node: Node): Site => new LiveSite(unit, node);
export const siteOf = (context: Context, node: Node): Site => new LiveSite(context.stack.unit, node);

import type { Document, MapNode, Node, Path, Span } from '../model/source.ts';
import type { Fresh } from '../model/fresh.ts';

/**
 * What a fix does to a tree. Paths start at `root`; maps on the way are made when missing, lists are entered by index (the
 * number of items stands for a new one at the end). `Fn::If` enters a short `!If` as well. In `*.tf.json`, where a block may be
 * written as an object or as an array of objects, a name enters the only item of an array, and 0 an object.
 */
export type Change =
  /** Writes a value in place of a node: an arm of a condition, a default elsewhere. */
  | { readonly do: 'replace'; readonly document: Document; readonly node: Node; readonly value: Fresh }
  | {
      readonly do: 'set';
      readonly document: Document;
      readonly root: MapNode;
      readonly path: Path;
      readonly value: Fresh;
    }
  /** Writes text in place of a part of a scalar: an arm of a condition inside an expression. `within` counts from the
   * start of the node as written. */
  | {
      readonly do: 'splice';
      readonly document: Document;
      readonly node: Node;
      readonly within: Span;
      readonly text: string;
    }
  /** An equal item that is already there is not repeated. `wrap`: a map that stands alone becomes the first item of a list. */
  | {
      readonly do: 'append';
      readonly document: Document;
      readonly root: MapNode;
      readonly path: Path;
      readonly item: Fresh;
      readonly wrap?: boolean;
    }
  | { readonly do: 'remove'; readonly document: Document; readonly root: MapNode; readonly path: Path }
  /** A comment line above the line on which the node (or its key) starts; YAML only. */
  | { readonly do: 'comment'; readonly document: Document; readonly above: Node; readonly text: string };

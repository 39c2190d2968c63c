import type { Document, MapNode, Node, Path } from '../model/source.ts';
import type { Fresh } from '../syntax/fresh.ts';

/** What a fix does to a tree. Paths start at `root`; maps on the way are made when missing, lists are entered by index. */
export type Change =
  | {
      readonly do: 'set';
      readonly document: Document;
      readonly root: MapNode;
      readonly path: Path;
      readonly value: Fresh;
    }
  | {
      readonly do: 'append';
      readonly document: Document;
      readonly root: MapNode;
      readonly path: Path;
      readonly item: Fresh;
    }
  | { readonly do: 'remove'; readonly document: Document; readonly root: MapNode; readonly path: Path }
  /** A comment line above the line on which the node (or its key) starts; YAML only. */
  | { readonly do: 'comment'; readonly document: Document; readonly above: Node; readonly text: string };

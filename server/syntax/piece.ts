import type { Comment, MapNode, Origin, Problem } from '../model/source.ts';
import { readMembers } from './json-nodes.ts';
import type { Stretch } from './layout.ts';
import { readYaml } from './yaml-nodes.ts';

/** A stretch of text parsed alone. It keeps its nodes while its text stays the same; only the origin moves. */
export interface Piece {
  readonly origin: Origin;
  readonly text: string;
  /** Holds the members as entries; undefined when there are none. */
  readonly map: MapNode | undefined;
  readonly problems: readonly Problem[];
  readonly comments: readonly Comment[];
  readonly broken: boolean;
  readonly dangling: boolean;
  /** JSON: offset of the comma behind the last member, from the origin. */
  readonly comma: number | undefined;
}

export function readPiece(text: string, syntax: 'yaml' | 'json', is: Stretch['is']): Piece {
  const own = copyOf(text);
  const origin: Origin = { start: 0 };
  const reading =
    syntax === 'yaml' ? { ...readYaml(own, origin), comma: undefined } : readMembers(own, origin, is === 'head');
  const [root] = reading.roots;
  const { problems, comments, dangling, comma } = reading;
  const map = root?.kind === 'map' ? root : undefined;
  return {
    origin,
    text: own,
    map,
    problems,
    comments,
    broken: reading.broken || (root !== undefined && !map),
    dangling,
    comma,
  };
}

/** A slice keeps the text it was cut from in memory, so that each edited piece would hold a whole old version. */
const copyOf = (slice: string): string => ` ${slice}`.slice(1);

/** The pieces of one version of a document by their text; equal texts each have a piece of their own. */
export class Pieces {
  private readonly byText = new Map<string, Piece[]>();

  add(piece: Piece): void {
    const same = this.byText.get(piece.text);
    if (same) same.push(piece);
    else this.byText.set(piece.text, [piece]);
  }

  /** A function that hands out each piece once, by its text. */
  supply(): (text: string) => Piece | undefined {
    const taken = new Map<string, number>();
    return (text) => {
      const same = this.byText.get(text);
      if (!same) return undefined;
      const index = taken.get(text) ?? 0;
      taken.set(text, index + 1);
      return same[index];
    };
  }
}

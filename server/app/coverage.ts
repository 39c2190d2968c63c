import type { Catalogue } from '../model/rule.ts';
import { namedPaths } from './named-paths.ts';

export type DialectName = 'cloudformation' | 'terraform';
/** What could be encrypted: by type its priority, then the paths of its keys and switches. */
export type Universe = Readonly<Record<DialectName, Readonly<Record<string, readonly (number | string)[]>>>>;
/** `match` is a regular expression over "type path". */
export interface Exception {
  readonly match: string;
  readonly because: string;
}

export interface Share {
  readonly covered: number;
  readonly of: number;
}
export interface Left {
  readonly type: string;
  readonly priority: number;
  /** Undefined where no kind names the type at all. */
  readonly path?: string;
  readonly because?: string;
}
export interface Coverage {
  readonly byPriority: Readonly<Record<1 | 2 | 3, Share>>;
  readonly types: Share;
  /** Keys and switches, without those that an exception sets aside. */
  readonly properties: Share;
  readonly left: readonly Left[];
}

/** The share of the universe that kinds name, and what is left. */
export function coverageOf(
  catalogue: Catalogue,
  universe: Universe,
  exceptions: readonly Exception[],
): Readonly<Record<DialectName, Coverage>> {
  const named = namedPaths(catalogue);
  const reasons = exceptions.map(({ match, because }) => ({ match: new RegExp(match), because }));
  const reasonOf = (type: string, path: string): { because?: string } => {
    const found = reasons.find(({ match }) => match.test(`${type} ${path}`));
    return found ? { because: found.because } : {};
  };
  const of = (dialect: DialectName): Coverage => {
    const left: Left[] = [];
    const types = Object.entries(universe[dialect]).map(([type, [priority, ...paths]]) => {
      const known = named.get(type);
      const rank = Number(priority);
      if (!known) left.push({ type, priority: rank, ...reasonOf(type, '') });
      const missing = paths
        .map(String)
        .flatMap((path) => (known && names(known, path) ? [] : [{ path, ...reasonOf(type, path) }]));
      if (known) left.push(...missing.map((one) => ({ type, priority: rank, ...one })));
      const excused = missing.filter(({ because }) => because !== undefined).length;
      return {
        rank,
        covered: known !== undefined,
        paths: paths.length - excused,
        missing: missing.length - excused,
      };
    });
    const share = (some: typeof types): Share => ({
      covered: some.filter(({ covered }) => covered).length,
      of: some.length,
    });
    const rank = (wanted: number): Share => share(types.filter((type) => type.rank === wanted));
    const all = types.reduce((sum, { paths }) => sum + paths, 0);
    return {
      byPriority: { 1: rank(1), 2: rank(2), 3: rank(3) },
      types: share(types),
      properties: { covered: all - types.reduce((sum, { missing }) => sum + missing, 0), of: all },
      left,
    };
  };
  return { cloudformation: of('cloudformation'), terraform: of('terraform') };
}

/** Whether a kind spells the path, something inside it, or the document that it stands in. */
export const names = (spelled: ReadonlySet<string>, path: string): boolean =>
  spelled.has(path) || [...spelled].some((one) => one.startsWith(`${path}.`) || path.startsWith(`${one}.`));

import { directoryOf, isWithin } from '../model/uri.ts';
import type { EntryPoint } from './entry-point.ts';
import type { AnyFiles } from './files.ts';
import { type Loading, wait } from './loading.ts';

/** The places that the names of an entry's files lead to: a directory that links to itself has endless names and one place. */
export interface Places {
  /** The name under which a file or directory is read; undefined when the entry may not read it. */
  readonly of: (uri: string) => Loading<string | undefined>;
  /** It has been asked for, and is read under another name, or not at all. */
  readonly isKnown: (uri: string) => boolean;
  /** The names that lead to a place of another name. */
  readonly aliases: ReadonlyMap<string, string>;
  /** The names of what the entry may not read. */
  readonly refused: ReadonlySet<string>;
}

/**
 * Places are named as seen from the entry: below its directory if they lie there, else by the name that led to them first.
 * What a form keeps at home lies there, also where links lead; other entries may read what is beside them.
 */
export function createPlaces(entry: EntryPoint, files: AnyFiles): Places {
  const directory = entry.form.inDirectory ? entry.uri : directoryOf(entry.uri);
  const aliases = new Map<string, string>();
  const refused = new Set<string>();
  /** By real place. */
  const names = new Map<string, string>();
  const realOf = function* (uri: string): Loading<string | undefined> {
    try {
      return (yield* wait(files.stat(uri)))?.real;
    } catch {
      // It can't be looked at: reading it will tell.
      return undefined;
    }
  };
  let home: { readonly real: string | undefined } | undefined;
  const homeOf = function* (): Loading<{ readonly real: string | undefined }> {
    const own = yield* realOf(entry.uri);
    if (own !== undefined) names.set(own, entry.uri);
    return { real: directory === entry.uri ? own : yield* realOf(directory) };
  };
  const nameOf = (real: string, uri: string, root: string | undefined): string => {
    const inside = root !== undefined && isWithin(root, real) ? `${directory}${real.slice(root.length)}` : uri;
    const name = names.get(real) ?? inside;
    names.set(real, name);
    return name;
  };
  const confined = entry.form.confined?.(entry.uri);
  const leavesConfinement = (uri: string, real: string | undefined, root: string | undefined): boolean => {
    if (confined === undefined || real === undefined || !isWithin(confined, uri)) return false;
    return root === undefined || !isWithin(`${root}${confined.slice(directory.length)}`, real);
  };
  return {
    aliases,
    refused,
    isKnown: (uri) => aliases.has(uri) || refused.has(uri),
    *of(uri) {
      // Most entries are read from one file alone: where it really lies matters when there are others.
      if (uri === entry.uri) return uri;
      const { real: root } = (home ??= yield* homeOf());
      const real = yield* realOf(uri);
      const isInside = isWithin(directory, uri) && (root === undefined || real === undefined || isWithin(root, real));
      if ((entry.form.home && !isInside) || leavesConfinement(uri, real, root)) {
        refused.add(uri);
        return undefined;
      }
      const name = real === undefined ? uri : nameOf(real, uri, root);
      if (name !== uri) aliases.set(uri, name);
      return name;
    },
  };
}

import { directoryOf, isUnnamed, isWithin, nameOf } from '../model/uri.ts';
import type { AnyFiles } from './files.ts';
import { type Loading, wait } from './loading.ts';

/** Which names are links, or lie behind one: an editor tells of the place that has changed, and not of the names that lead to it. */
export interface Links {
  /** Finds out where a name leads that is about to be read. */
  readonly follow: (uri: string) => Loading<void>;
  /** The names, of those that were followed, that lead into a place or through it, or that may do so now. */
  readonly namesOf: (uri: string) => readonly string[];
  readonly forget: (uri: string) => void;
  readonly keep: (uris: ReadonlySet<string>) => void;
}

export function createLinks(files: AnyFiles): Links {
  /** Undefined where nothing is there. */
  const places = new Map<string, string | undefined>();
  /** What is not there is a link, or lies behind one: it comes with what the link leads to, wherever that is. */
  const leadsNowhere = function* (uri: string): Loading<boolean> {
    for (let at = uri, above = directoryOf(at); above !== at; at = above, above = directoryOf(at)) {
      const entries = yield* wait(files.list(above));
      const name = nameOf(at);
      if (entries.length > 0) return entries.find((one) => one.name === name)?.kind === 'link';
    }
    return false;
  };
  return {
    *follow(uri) {
      if (isUnnamed(uri)) return;
      try {
        const found = yield* wait(files.stat(uri));
        if (found ? found.real !== uri : yield* leadsNowhere(uri)) places.set(uri, found?.real);
      } catch {
        // It can't be looked at: reading it will tell.
      }
    },
    namesOf: (uri) =>
      [...places].flatMap(([name, place]) => (place === undefined ? [name] : through(name, place, uri))),
    forget: (uri) => void places.delete(uri),
    keep: (uris) => {
      for (const uri of places.keys()) if (!uris.has(uri)) places.delete(uri);
    },
  };
}

/** What a name that leads to a place makes of a URI that lies there, around it or is it; nothing of others. */
export const through = (name: string, place: string, uri: string): readonly string[] =>
  isWithin(place, uri) ? [`${name}${uri.slice(place.length)}`] : isWithin(uri, place) ? [name] : [];

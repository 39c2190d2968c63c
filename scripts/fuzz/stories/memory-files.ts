import { directoryOf, isWithin, nameOf } from '../../../server/model/uri.ts';
import { type FileEntry, type Files, tooLarge } from '../../../server/workspace/files.ts';

/** Links followed before one that leads to itself is given up. */
const hops = 16;

/**
 * Files in memory, by URI: a disk that costs nothing. `links` lead from the URI of a symbolic link to that of a file or directory, and
 * `disk` has no file below a link.
 */
export function memoryFiles(
  disk: ReadonlyMap<string, string>,
  links: ReadonlyMap<string, string> = new Map<string, string>(),
): Files {
  /** The place behind links; undefined when they run in a circle. */
  const realOf = (uri: string): string | undefined => {
    let place = uri;
    for (let hop = 0; hop < hops; hop++) {
      const link = [...links.keys()].find((one) => one === place || isWithin(one, place));
      if (link === undefined) return place;
      place = `${links.get(link) ?? ''}${place.slice(link.length)}`;
    }
    return undefined;
  };
  const textOf = (uri: string): string | undefined => disk.get(realOf(uri) ?? '');
  return {
    read: (uri, limit = Infinity) => {
      const text = textOf(uri);
      return text !== undefined && text.length > limit
        ? Promise.reject(tooLarge(uri, limit, text.length))
        : Promise.resolve(text);
    },
    head: (uri) => {
      const text = textOf(uri);
      return Promise.resolve(text === undefined ? undefined : { text, whole: true });
    },
    list: (directory) => {
      const place = realOf(directory);
      if (place === undefined) return Promise.resolve([]);
      const entries = new Map<string, FileEntry>();
      for (const uri of disk.keys()) {
        if (uri === place || !isWithin(place, uri)) continue;
        const [name = ''] = uri.slice(place.length + 1).split('/');
        const isHere = directoryOf(uri) === place && nameOf(uri) === name;
        entries.set(name, { name, kind: isHere ? 'file' : 'directory' });
      }
      for (const uri of links.keys())
        if (directoryOf(uri) === place) entries.set(nameOf(uri), { name: nameOf(uri), kind: 'link' });
      return Promise.resolve([...entries.values()]);
    },
    stat: (uri) => {
      const real = realOf(uri);
      if (real === undefined) return Promise.resolve(undefined);
      const text = disk.get(real);
      if (text !== undefined) return Promise.resolve({ kind: 'file', size: text.length, modified: 1, real });
      const holds = [...disk.keys(), ...links.keys()].some((other) => isWithin(real, other));
      return Promise.resolve(holds ? { kind: 'directory', size: 0, modified: 1, real } : undefined);
    },
  };
}

import { directoryOf, isWithin, nameOf } from '../../../server/model/uri.ts';
import { type FileEntry, type Files, tooLarge } from '../../../server/workspace/files.ts';

/** Files in memory, by URI: a disk that costs nothing. */
export const memoryFiles = (disk: ReadonlyMap<string, string>): Files => ({
  read: (uri, limit = Infinity) => {
    const text = disk.get(uri);
    return text !== undefined && text.length > limit
      ? Promise.reject(tooLarge(uri, limit, text.length))
      : Promise.resolve(text);
  },
  head: (uri) => {
    const text = disk.get(uri);
    return Promise.resolve(text === undefined ? undefined : { text, whole: true });
  },
  list: (directory) => {
    const entries = new Map<string, FileEntry>();
    for (const uri of disk.keys()) {
      if (uri === directory || !isWithin(directory, uri)) continue;
      const [name = ''] = uri.slice(directory.length + 1).split('/');
      const isHere = directoryOf(uri) === directory && nameOf(uri) === name;
      entries.set(name, { name, kind: isHere ? 'file' : 'directory' });
    }
    return Promise.resolve([...entries.values()]);
  },
  stat: (uri) => {
    const text = disk.get(uri);
    if (text !== undefined) return Promise.resolve({ kind: 'file', size: text.length, modified: 1, real: uri });
    const holds = [...disk.keys()].some((other) => isWithin(uri, other));
    return Promise.resolve(holds ? { kind: 'directory', size: 0, modified: 1, real: uri } : undefined);
  },
});

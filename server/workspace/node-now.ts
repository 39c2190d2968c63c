import { closeSync, fstatSync, openSync, readFileSync, readSync, readdirSync, realpathSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { decodeText } from './decode.ts';
import { FileError, type FilesNow, tooLarge } from './files.ts';
import { entryOf, headBytes, headOf, kindOf, missing, pathOf, uriOfPath } from './node.ts';

/** The file system of this machine for hosts that cannot wait; what it says and refuses is what `nodeFiles` does. */
export const nodeFilesNow: FilesNow = {
  read: (uri, limit = Number.POSITIVE_INFINITY) =>
    withFile(uri, (file, found) => {
      if (found.size > limit) throw tooLarge(uri, limit, found.size);
      return decodeText(uri, readFileSync(file));
    }),
  head: (uri) =>
    withFile(uri, (file, found) => {
      const bytes = new Uint8Array(Math.min(headBytes, found.size));
      const count = readSync(file, bytes, 0, bytes.length, 0);
      return headOf(uri, bytes.subarray(0, count), found.size <= headBytes);
    }),
  list: (directory) => {
    try {
      const path = pathOf(directory);
      return path === undefined ? [] : readdirSync(path, { withFileTypes: true }).map(entryOf);
    } catch (error) {
      missing(directory, error);
      return [];
    }
  },
  stat: (uri) => {
    try {
      const path = pathOf(uri);
      if (path === undefined) return undefined;
      const found = statSync(path);
      return { kind: kindOf(found), size: found.size, modified: found.mtimeMs, real: uriOfPath(realpathSync(path)) };
    } catch (error) {
      missing(uri, error);
      return;
    }
  },
};

function withFile<T>(uri: string, use: (file: number, found: Stats) => T): T | undefined {
  let file: number | undefined;
  try {
    const path = pathOf(uri);
    if (path === undefined) return undefined;
    // A pipe would be waited for without end, so its kind is asked before it is opened.
    if (kindOf(statSync(path)) !== 'file') throw new FileError(uri, 'not a regular file');
    file = openSync(path, 'r');
    return use(file, fstatSync(file));
  } catch (error) {
    missing(uri, error);
    return;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

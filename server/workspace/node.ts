import type { Dirent, Stats } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { normalizeUri } from '../model/uri.ts';
import { decodeHead, decodeText } from './decode.ts';
import { type FileEntry, FileError, type FileHead, type FileStat, type Files, tooLarge } from './files.ts';
import { own } from '../model/own.ts';

/** Enough to tell what a file is. */
export const headBytes = 65_536;

/** The URI of a path of this machine. */
export const uriOfPath = (path: string): string => normalizeUri(pathToFileURL(path).href);
/** The path of a `file:` URI on this machine. */
export const pathOfUri = (uri: string): string => fileURLToPath(uri);

/** The file system of this machine. Each file is opened once per read, so that what is measured is what is read. */
export const nodeFiles: Files = {
  read: (uri, limit = Number.POSITIVE_INFINITY) =>
    withFile(uri, async (file, found) => {
      if (found.size > limit) throw tooLarge(uri, limit, found.size);
      return decodeText(uri, await file.readFile());
    }),
  head: (uri) =>
    withFile(uri, async (file, found): Promise<FileHead> => {
      const bytes = new Uint8Array(Math.min(headBytes, found.size));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
      return headOf(uri, bytes.subarray(0, bytesRead), found.size <= headBytes);
    }),
  list: async (directory) => {
    try {
      const path = pathOf(directory);
      const entries = path === undefined ? [] : await readdir(path, { withFileTypes: true });
      return entries.map(entryOf);
    } catch (error) {
      missing(directory, error);
      return [];
    }
  },
  stat: async (uri) => {
    try {
      const path = pathOf(uri);
      if (path === undefined) return undefined;
      const [found, real] = await Promise.all([stat(path), realpath(path)]);
      return { kind: kindOf(found), size: found.size, modified: found.mtimeMs, real: uriOfPath(real) };
    } catch (error) {
      missing(uri, error);
      return;
    }
  },
};

export const entryOf = (entry: Dirent): FileEntry => ({
  name: entry.name,
  kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : entry.isSymbolicLink() ? 'link' : 'other',
});

export function headOf(uri: string, bytes: Uint8Array, whole: boolean): FileHead {
  try {
    if (whole) return { text: decodeText(uri, bytes), whole };
  } catch {
    // Not a text, which `read` will tell when somebody wants it.
  }
  return { text: decodeHead(bytes), whole: false };
}

type Handle = Awaited<ReturnType<typeof open>>;
async function withFile<T>(uri: string, use: (file: Handle, found: Stats) => Promise<T>): Promise<T | undefined> {
  let file: Handle | undefined;
  try {
    const path = pathOf(uri);
    if (path === undefined) return undefined;
    // A pipe would be waited for without end, so its kind is asked before it is opened.
    if (kindOf(await stat(path)) !== 'file') throw new FileError(uri, 'not a regular file');
    file = await open(path, 'r');
    return await use(file, await file.stat());
  } catch (error) {
    missing(uri, error);
    return;
  } finally {
    await file?.close();
  }
}

/** Undefined for what is no file of this machine: unsaved documents, files of another machine. */
export function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
export const kindOf = (found: Stats): FileStat['kind'] =>
  found.isFile() ? 'file' : found.isDirectory() ? 'directory' : 'other';

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
/** Is silent about what is not there; throws what the user is to be told of anything else. */
export function missing(uri: string, error: unknown): void {
  if (error instanceof FileError) throw error;
  if (!isMissing(error)) throw new FileError(uri, reasonOf(error));
}
const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'is a directory',
  ELOOP: 'symbolic links run in a circle',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'the name is too long',
  ERR_STRING_TOO_LONG: 'too large for a text',
  ERR_FS_FILE_TOO_LARGE: 'too large for a text',
};
const reasonOf = (error: unknown): string => {
  const code = codeOf(error);
  return (code !== undefined ? own(reasons, code) : undefined) ?? code ?? 'can not be read';
};

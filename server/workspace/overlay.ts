import { directoryOf, isWithin, nameOf, normalizeUri } from '../model/uri.ts';
import { type FileEntry, type Files, tooLarge } from './files.ts';

/** Text of an editor's buffer; it counts instead of the file. */
export interface Buffer {
  readonly version: number;
  readonly text: string;
}
/** Files with unsaved buffers in front of them. */
export interface Overlay extends Files {
  readonly set: (uri: string, buffer: Buffer) => void;
  readonly remove: (uri: string) => void;
  readonly buffer: (uri: string) => Buffer | undefined;
}

export function createOverlay(files: Files): Overlay {
  const buffers = new Map<string, Buffer>();
  const bufferOf = (uri: string): Buffer | undefined => buffers.get(normalizeUri(uri));
  return {
    set: (uri, buffer) => void buffers.set(normalizeUri(uri), buffer),
    remove: (uri) => void buffers.delete(normalizeUri(uri)),
    buffer: bufferOf,
    read: async (uri, limit = Number.POSITIVE_INFINITY) => {
      const buffer = bufferOf(uri);
      if (!buffer) return await files.read(uri, limit);
      if (buffer.text.length > limit) throw tooLarge(uri, limit, buffer.text.length);
      return buffer.text;
    },
    head: async (uri) => {
      const buffer = bufferOf(uri);
      return buffer ? { text: buffer.text, whole: true } : await files.head(uri);
    },
    list: async (directory) => {
      const entries = await files.list(directory);
      const names = new Set(entries.map((entry) => entry.name));
      const home = normalizeUri(directory);
      const unsaved = [...buffers.keys()]
        .filter((uri) => directoryOf(uri) === home && !names.has(nameOf(uri)))
        .map((uri): FileEntry => ({ name: nameOf(uri), kind: 'file' }));
      return unsaved.length === 0 ? entries : [...entries, ...unsaved];
    },
    stat: async (uri) => {
      const found = await files.stat(uri);
      const buffer = bufferOf(uri);
      if (found) return buffer ? { ...found, size: buffer.text.length } : found;
      const real = normalizeUri(uri);
      if (buffer) return { kind: 'file', size: buffer.text.length, modified: 0, real };
      // A directory that so far exists in unsaved files only.
      const holds = [...buffers.keys()].some((other) => isWithin(real, other));
      return holds ? { kind: 'directory', size: 0, modified: 0, real } : undefined;
    },
  };
}

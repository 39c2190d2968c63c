/** An answer that is there, or comes. */
export type MaybePromise<T> = T | Promise<T>;

/** What the workspace needs of a file system, by URI. */
export interface AnyFiles {
  readonly read: (uri: string, limit?: number) => MaybePromise<string | undefined>;
  readonly head: (uri: string) => MaybePromise<FileHead | undefined>;
  readonly list: (directory: string) => MaybePromise<readonly FileEntry[]>;
  readonly stat: (uri: string) => MaybePromise<FileStat | undefined>;
}
/** Files that answer later, so that others go on meanwhile and it runs in a browser too. `node.ts` implements it. */
export interface Files extends AnyFiles {
  /** The whole text, a byte order mark included. Undefined when there is no such file; throws `FileError` when it can't be read. */
  readonly read: (uri: string, limit?: number) => Promise<string | undefined>;
  /** The start of a file, enough to see what it is; never throws for its content. Undefined when there is no such file. */
  readonly head: (uri: string) => Promise<FileHead | undefined>;
  /** Empty when there is no such directory. */
  readonly list: (directory: string) => Promise<readonly FileEntry[]>;
  /** Undefined when nothing is there. `real` is the URI behind symbolic links. */
  readonly stat: (uri: string) => Promise<FileStat | undefined>;
}
/** Files that answer at once, for hosts that cannot wait. `node-now.ts` implements it. */
export interface FilesNow extends AnyFiles {
  readonly read: (uri: string, limit?: number) => string | undefined;
  readonly head: (uri: string) => FileHead | undefined;
  readonly list: (directory: string) => readonly FileEntry[];
  readonly stat: (uri: string) => FileStat | undefined;
}
export interface FileHead {
  readonly text: string;
  /** It is the whole text, as `read` would give it. */
  readonly whole: boolean;
}
export interface FileEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'link' | 'other';
}
export interface FileStat {
  readonly kind: 'file' | 'directory' | 'other';
  readonly size: number;
  readonly modified: number;
  readonly real: string;
}
/** A file that is there and can't be read, with the reason for the user. */
export class FileError extends Error {
  readonly uri: string;
  constructor(uri: string, reason: string) {
    super(reason);
    this.name = 'FileError';
    this.uri = uri;
  }
}

/** A limit is the editor's setting or the command's own; what helps against either is said. */
export const tooLarge = (uri: string, limit: number, size: number): FileError =>
  new FileError(
    uri,
    `larger than ${bytes(limit, limit)} (${bytes(size, limit)}): split it or leave it out with \`exclude\`, in an editor raise \`atrest.maxFileSize\``,
  );

/** In megabytes where the limit is a round number of them; never less than it is. */
const bytes = (size: number, limit: number): string =>
  limit % megabyte === 0 && limit > 0 ? `${Math.ceil((size / megabyte) * 10) / 10} MB` : `${size} bytes`;
const megabyte = 2 ** 20;

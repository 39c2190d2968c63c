import type { InitializeParams, WorkspaceFolder } from 'vscode-languageserver';
import { isWithin, normalizeUri } from '../../model/uri.ts';

/** The folders of the workspace, by the URI of the directory behind symbolic links. */
export interface Folders {
  /** Finds out where the folders lie. To be awaited after each change before the others are asked. */
  readonly locate: () => Promise<void>;
  readonly all: () => readonly string[];
  /** The innermost folder that holds a file. */
  readonly of: (uri: string) => string | undefined;
  /** A folder, or a file in one, as the editor calls it. */
  readonly clientUri: (uri: string) => string;
  readonly change: (added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]) => void;
}

export function createFolders(params: InitializeParams, realOf: (uri: string) => Promise<string>): Folders {
  /** The editor's URIs. */
  const named = new Set<string>();
  let located: ReadonlyMap<string, string> = new Map();
  // Editors that know one folder only name it in a field of its own.
  const { workspaceFolders, rootUri } = params as { readonly workspaceFolders?: unknown; readonly rootUri?: unknown };
  if (Array.isArray(workspaceFolders)) for (const { uri } of workspaceFolders.filter(isFolder)) named.add(uri);
  else if (typeof rootUri === 'string') named.add(rootUri);

  const of = (uri: string): string | undefined =>
    [...located.keys()]
      .filter((folder) => isWithin(folder, uri))
      .sort((a, b) => b.length - a.length)
      .at(0);
  return {
    locate: async () => {
      const pairs = [...named].map(async (uri) => [await realOf(normalizeUri(uri)), uri] as const);
      located = new Map(await Promise.all(pairs));
    },
    all: () => [...located.keys()],
    of,
    clientUri: (uri) => {
      const folder = of(uri);
      const name = folder === undefined ? undefined : located.get(folder);
      return folder === undefined || name === undefined ? uri : name.replace(/\/+$/, '') + uri.slice(folder.length);
    },
    change: (added, removed) => {
      for (const { uri } of removed)
        for (const own of named) if (normalizeUri(own) === normalizeUri(uri)) named.delete(own);
      for (const { uri } of added) named.add(uri);
    },
  };
}

const isFolder = (value: unknown): value is WorkspaceFolder =>
  typeof value === 'object' && value !== null && 'uri' in value && typeof value.uri === 'string';

import type { InitializeParams, WorkspaceFolder } from 'vscode-languageserver';
import { isWithin, normalizeUri } from '../model/uri.ts';

/** The folders of the workspace, by our spelling of their URIs. */
export interface Folders {
  readonly all: () => readonly string[];
  /** The innermost folder that holds a file. */
  readonly of: (uri: string) => string | undefined;
  /** As the editor spells it. */
  readonly clientUri: (folder: string) => string;
  readonly change: (added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]) => void;
}

export function createFolders(params: InitializeParams): Folders {
  const byUri = new Map<string, string>();
  const add = (folders: readonly WorkspaceFolder[]): void => {
    for (const { uri } of folders) byUri.set(normalizeUri(uri), uri);
  };
  // Editors that know one folder only name it in a field of its own.
  const { workspaceFolders, rootUri } = params as { readonly workspaceFolders?: unknown; readonly rootUri?: unknown };
  if (Array.isArray(workspaceFolders)) add(workspaceFolders.filter(isFolder));
  else if (typeof rootUri === 'string') add([{ uri: rootUri, name: '' }]);
  return {
    all: () => [...byUri.keys()],
    of: (uri) =>
      [...byUri.keys()]
        .filter((folder) => isWithin(folder, uri))
        .sort((a, b) => b.length - a.length)
        .at(0),
    clientUri: (folder) => byUri.get(folder) ?? folder,
    change: (added, removed) => {
      for (const { uri } of removed) byUri.delete(normalizeUri(uri));
      add(added);
    },
  };
}

const isFolder = (value: unknown): value is WorkspaceFolder =>
  typeof value === 'object' && value !== null && 'uri' in value && typeof value.uri === 'string';

import { existsSync } from 'node:fs';
import path from 'node:path';
import { relativePath } from '../model/uri.ts';
import { uriOfPath } from '../workspace/node.ts';

/** Calls files as the user would: relative to the working directory, with `/`. */
export function namer(directory: string): (uri: string) => string {
  const here = uriOfPath(directory);
  return (uri) => relativePath(here, uri) || '.';
}

/** URI of the root of the Git repository around a directory, else of the directory. A worktree's `.git` is a file. */
export function repositoryRoot(directory: string): string {
  for (let at = path.resolve(directory); ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return uriOfPath(at);
    if (at === path.dirname(at)) return uriOfPath(directory);
  }
}

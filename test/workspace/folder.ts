import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { uriOfPath } from '../../server/workspace/node.ts';

/** A real folder with files, gone after the test. */
export interface Folder {
  readonly path: string;
  readonly uri: (name?: string) => string;
  readonly write: (name: string, content: string | Uint8Array) => Promise<void>;
  readonly remove: () => Promise<void>;
}
export async function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Folder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'atrest-')));
  const write = async (name: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  };
  for (const [name, content] of Object.entries(files)) await write(name, content);
  return {
    path,
    uri: (name = '') => uriOfPath(join(path, name)),
    write,
    remove: () => rm(path, { recursive: true, force: true }),
  };
}

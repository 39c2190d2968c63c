import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of the repository, seen from a source file and from its bundle alike. */
export const repository = rootAbove(import.meta.dirname);

function rootAbove(folder: string): string {
  if (existsSync(path.join(folder, 'package-lock.json'))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error(`${import.meta.dirname} is not in the repository`);
  return rootAbove(parent);
}

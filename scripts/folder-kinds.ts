import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Kind } from '../server/model/kind.ts';

export interface Found {
  readonly kind: Kind;
  /** What the file exports it as. */
  readonly name: string;
  readonly file: string;
}
/** The kinds that the files of a service's folder export, listed in the index or not. */
export async function kindsIn(root: string, service: string): Promise<readonly Found[]> {
  const folder = join(root, 'rules', service);
  const found: Found[] = [];
  for (const file of readdirSync(folder).filter((each) => each.endsWith('.ts'))) {
    const exported = (await import(pathToFileURL(join(folder, file)).href)) as Readonly<Record<string, unknown>>;
    for (const [name, value] of Object.entries(exported))
      if (typeof value === 'object' && value !== null && 'get' in value && !('on' in value))
        found.push({ kind: (value as { get: () => Kind }).get(), name, file });
  }
  return found;
}

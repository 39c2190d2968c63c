import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { InputFiles } from './input.ts';
import type { Checked } from './watch.ts';

/** A failure that was found once: it is tried again by every run of the tests. */
export interface Case {
  readonly check: Checked;
  /** What was broken when it was found. */
  readonly what: string;
  /** The seed that it was found with. */
  readonly seed: number;
  readonly files: InputFiles;
}

/** What was found once: inputs in the folder itself, stories in folders of their own. */
export const casesFolder = path.resolve(import.meta.dirname, '../../test/fuzz/cases');

/** Its name is that of what was broken, so that one cause has one case. */
export function caseFile(check: Checked, what: string): string {
  const words = what
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 50);
  return `${check}-${words}-${createHash('sha256').update(what).digest('hex').slice(0, 6)}.json`;
}
export const hasCase = (file: string, folder = casesFolder): boolean => existsSync(path.join(folder, file));

export function writeCase(found: Case, folder = casesFolder): string {
  const file = caseFile(found.check, found.what);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, file), `${JSON.stringify(found, null, 2)}\n`);
  return file;
}

export const readCases = (folder = casesFolder): ReadonlyMap<string, Case> =>
  new Map(
    (existsSync(folder) ? readdirSync(folder) : [])
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => [file, JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Case]),
  );

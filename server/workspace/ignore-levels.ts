import ignore, { type Ignore } from 'ignore';
import { directoryOf, joinUri, relativePath } from '../model/uri.ts';
import { FileError, type Files } from './files.ts';
import { isBearable } from './glob.ts';

/** The ignore files of one directory; those of the directories above follow. */
export interface IgnoreLevel {
  readonly directory: string;
  readonly git: Ignore | undefined;
  readonly own: Ignore | undefined;
  readonly above: IgnoreLevel | undefined;
}
export interface Ignored {
  /** By Git's files alone: generated, so perhaps of interest all the same. */
  readonly git: boolean;
  /** By `.atrestignore`. */
  readonly own: boolean;
}

const GIT = '.gitignore';
const OWN = '.atrestignore';

/** Adds the ignore files of a directory, if it has some. */
export async function levelAt(
  directory: string,
  names: ReadonlySet<string>,
  above: IgnoreLevel | undefined,
  files: Files,
): Promise<IgnoreLevel | undefined> {
  if (!names.has(GIT) && !names.has(OWN) && !names.has('.git')) return above;
  const [shared, git, own] = await Promise.all([
    names.has('.git') ? textAt(joinUri(directory, '.git/info/exclude'), files) : '',
    names.has(GIT) ? textAt(joinUri(directory, GIT), files) : '',
    names.has(OWN) ? textAt(joinUri(directory, OWN), files) : '',
  ]);
  return { directory, git: rulesOf(shared, git), own: rulesOf(own), above };
}

/** The ignore files above a directory, up to the root of its repository; none outside of a repository. */
export async function levelsAbove(directory: string, files: Files): Promise<IgnoreLevel | undefined> {
  const chain: { readonly directory: string; readonly names: ReadonlySet<string> }[] = [];
  for (let here = directory; ; here = directoryOf(here)) {
    const names = new Set((await files.list(here)).map((entry) => entry.name));
    if (here !== directory) chain.push({ directory: here, names });
    if (names.has('.git')) break;
    if (directoryOf(here) === here) return undefined;
  }
  let level: IgnoreLevel | undefined;
  for (const { directory: each, names } of chain.toReversed()) level = await levelAt(each, names, level, files);
  return level && isIgnored(directory, true, level) ? undefined : level;
}

/** What the rules say; the nearest directory's have the last word, as in Git. */
export function ignoredBy(uri: string, isDirectory: boolean, level: IgnoreLevel | undefined): Ignored {
  return { git: decide(uri, isDirectory, level, 'git'), own: decide(uri, isDirectory, level, 'own') };
}

function decide(uri: string, isDirectory: boolean, level: IgnoreLevel | undefined, which: 'git' | 'own'): boolean {
  for (let each = level; each; each = each.above) {
    const rules = each[which];
    const path = relativePath(each.directory, uri);
    if (!rules || path === '' || path.startsWith('../')) continue;
    const { ignored, unignored } = rules.test(isDirectory ? `${path}/` : path);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** A directory that is named is walked, even when the rules above it leave it, or what it is in, out: then these rules count no more. */
function isIgnored(uri: string, isDirectory: boolean, level: IgnoreLevel): boolean {
  const { git, own } = ignoredBy(uri, isDirectory, level);
  const above = directoryOf(uri);
  return git || own || (above !== uri && above.length > level.directory.length && isIgnored(above, true, level));
}

async function textAt(uri: string, files: Files): Promise<string> {
  try {
    return (await files.read(uri, 1_000_000)) ?? '';
  } catch (error) {
    // An ignore file that can't be read ignores nothing.
    if (error instanceof FileError) return '';
    throw error;
  }
}

function rulesOf(...texts: readonly string[]): Ignore | undefined {
  const lines = texts
    .flatMap((text) => text.replace(/^\uFEFF/, '').split(/\r?\n/))
    .filter((line) => line.trim() !== '' && !line.startsWith('#') && line.length < 1000 && isBearable(line));
  return lines.length === 0 ? undefined : ignore({ ignorecase: false }).add(lines);
}

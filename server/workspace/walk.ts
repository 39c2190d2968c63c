import type { Forms } from '../dialects/forms.ts';
import { FORMS } from '../dialects/index.ts';
import { directoryOf, isWithin, joinUri, nameOf } from '../model/uri.ts';
import { crashText } from './crash.ts';
import { type FileEntry, FileError, type Files } from './files.ts';
import { type IgnoreLevel, ignoredBy, levelAt, levelsAbove } from './ignore-levels.ts';

/** A file that may be ours. */
export interface Candidate {
  readonly uri: string;
  /** The user named this very file. */
  readonly named: boolean;
  /** Where a link leads. */
  readonly real?: string;
}
export interface FailedFile {
  readonly uri: string;
  readonly message: string;
  /** It is a mistake of ours, not of the file. */
  readonly internal?: true;
}
export interface Walk {
  readonly candidates: readonly Candidate[];
  readonly failed: readonly FailedFile[];
  /** Some of what was seen are links: which of their names count depends on all of them together. */
  readonly linked: boolean;
}
export interface WalkOptions {
  /** Called before `excludes` is asked about the files of a directory. */
  readonly load?: (uris: readonly string[]) => Promise<void>;
  /** Left out by the configuration. */
  readonly excludes?: (uri: string) => boolean;
  /** All that AtRest knows unless told otherwise. */
  readonly forms?: Forms;
  /** True: look into what ignore files leave out, too. */
  readonly noIgnore?: boolean;
}

/** Far above what anybody keeps in one place. */
const maximumFiles = 500_000;
const maximumDepth = 100;

/** Finds candidates in files and directories. Links to directories are not followed, unless they are named. */
export async function walk(uris: readonly string[], files: Files, options: WalkOptions = {}): Promise<Walk> {
  const trip: Trip = {
    files,
    forms: options.forms ?? FORMS,
    options,
    failed: [],
    left: maximumFiles,
    seen: new Set(),
    linked: false,
  };
  const candidates: Candidate[] = [];
  for (const uri of uris) {
    const found = await statOf(uri, trip);
    if (found?.kind === 'file') candidates.push({ uri, named: true });
    else if (found?.kind === 'directory') {
      const above = options.noIgnore === true ? undefined : await attempt(uri, trip, () => levelsAbove(uri, files));
      for (const one of await walkDirectory(uri, above, 0, trip)) candidates.push(one);
    } else if (found?.kind === 'other') trip.failed.push({ uri, message: 'not a regular file' });
    else if (!trip.failed.some((failure) => failure.uri === uri))
      trip.failed.push({ uri, message: 'no such file or directory' });
  }
  if (trip.left <= 0)
    trip.failed.push({ uri: uris[0] ?? '', message: `more than ${maximumFiles} files: the rest is not looked at` });
  return { candidates: unique(candidates), failed: trip.failed, linked: trip.linked };
}

interface Trip {
  readonly files: Files;
  readonly forms: Forms;
  readonly options: WalkOptions;
  readonly failed: FailedFile[];
  left: number;
  linked: boolean;
  /** Real places of directories, so that none is walked twice. */
  readonly seen: Set<string>;
}

async function walkDirectory(
  directory: string,
  above: IgnoreLevel | undefined,
  depth: number,
  trip: Trip,
): Promise<readonly Candidate[]> {
  const { files, options } = trip;
  if (depth > maximumDepth || trip.left <= 0 || trip.seen.has(directory)) return [];
  trip.seen.add(directory);
  const listed = await attempt(directory, trip, () => files.list(directory));
  // Closed to us, which has been told: no configuration in it can be read either.
  if (!listed) return [];
  const entries = [...listed].sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = new Set(entries.map((entry) => entry.name));
  const level =
    options.noIgnore === true
      ? undefined
      : await attempt(directory, trip, () => levelAt(directory, names, above, files));
  await attempt(directory, trip, async () => await options.load?.([joinUri(directory, 'x')]));
  const found = await Promise.all(
    entries.map(async (entry): Promise<readonly Candidate[]> => {
      const uri = joinUri(directory, entry.name);
      if (trip.forms.passesOver(entry.name)) return [];
      const looked = await attempt(uri, trip, async () => {
        if (options.excludes?.(uri) === true) return [];
        const { git, own } = ignoredBy(uri, entry.kind === 'directory', level);
        return git || own ? [] : await visit(uri, entry, level, depth, trip);
      });
      return looked ?? [];
    }),
  );
  const made = await attempt(directory, trip, () => madeOutput(directory, names, level, trip));
  return [...found.flat(), ...(made ?? [])];
}

async function visit(
  uri: string,
  entry: FileEntry,
  level: IgnoreLevel | undefined,
  depth: number,
  trip: Trip,
): Promise<readonly Candidate[]> {
  if (entry.kind === 'directory') return await walkDirectory(uri, level, depth + 1, trip);
  if (!trip.forms.looksAt(entry.name) || entry.kind === 'other') return [];
  trip.left--;
  if (entry.kind === 'file') return [{ uri, named: false }];
  trip.linked = true;
  try {
    const target = await trip.files.stat(uri);
    return target?.kind === 'file' ? [{ uri, named: false, real: target.real }] : [];
  } catch {
    // A link that leads nowhere is no file.
    return [];
  }
}

/** What a tool writes, found by the file beside it that tells where. Git ignores it, as it is made. */
async function madeOutput(
  directory: string,
  names: ReadonlySet<string>,
  level: IgnoreLevel | undefined,
  trip: Trip,
): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (const name of names) {
    const maker = trip.forms.madeBy(name);
    if (!maker) continue;
    const uri = maker.entry(directory, await textAt(joinUri(directory, name), trip));
    const home = directoryOf(uri);
    if (!isWithin(directory, home) || trip.options.excludes?.(home) === true || ignoredBy(home, true, level).own)
      continue;
    if ((await statOf(uri, trip))?.kind === 'file') found.push({ uri, named: false });
  }
  return found;
}

/** Whatever is wrong with it, the tool that reads it will say it. */
async function textAt(uri: string, trip: Trip): Promise<string | undefined> {
  try {
    return await trip.files.read(uri, 1_000_000);
  } catch {
    return undefined;
  }
}

const statOf = (uri: string, trip: Trip): ReturnType<Files['stat']> => attempt(uri, trip, () => trip.files.stat(uri));

async function attempt<T>(uri: string, trip: Trip, act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    // The other paths are looked at, whatever this one is.
    trip.failed.push(
      error instanceof FileError ? { uri, message: error.message } : { uri, message: crashText(error), internal: true },
    );
    return undefined;
  }
}

/** Each file once; a link to a file that is here itself is left out. */
function unique(candidates: readonly Candidate[]): readonly Candidate[] {
  const byUri = new Map<string, Candidate>();
  for (const candidate of candidates) {
    if (candidate.named || !byUri.has(candidate.uri)) byUri.set(candidate.uri, candidate);
  }
  const reals = new Set<string>();
  return [...byUri.values()].filter(({ uri, real, named }) => {
    if (real === undefined || named) return true;
    if (byUri.has(real) || reals.has(real)) return uri === real;
    reals.add(real);
    return true;
  });
}

/** Whether a walk of a folder would find a file that has come since. */
export async function wouldWalk(uri: string, folder: string, files: Files, options: WalkOptions): Promise<boolean> {
  const { forms = FORMS } = options;
  if (!forms.looksAt(nameOf(uri))) return false;
  const way = [uri];
  while (way[0] !== undefined && way[0] !== folder) way.unshift(directoryOf(way[0]));
  let level = await levelsAbove(folder, files);
  for (const [index, here] of way.entries()) {
    const isDirectory = index < way.length - 1;
    if (index > 0) {
      if (forms.passesOver(nameOf(here)) || options.excludes?.(here) === true) return false;
      const { git, own } = ignoredBy(here, isDirectory, level);
      if (git || own) return false;
    }
    if (!isDirectory) continue;
    await options.load?.([joinUri(here, 'x')]);
    const names = new Set((await files.list(here)).map((entry) => entry.name));
    level = await levelAt(here, names, level, files);
  }
  return true;
}

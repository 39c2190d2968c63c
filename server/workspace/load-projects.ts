import type { Project } from '../model/finding.ts';
import type { FormOptions } from '../dialects/form.ts';
import type { Document } from '../model/source.ts';
import { rootsOf } from './claims.ts';
import { type EntryPoint, NOT_OURS, entryKey, entryOf } from './entry-point.ts';
import type { AnyFiles, Files, FilesNow } from './files.ts';
import { crashText, net, netUnder } from './crash.ts';
import { type Closure, type GatherOptions, TOO_MANY, gather, seenBy } from './gather.ts';
import { type Loading, each, loadAsync, loadNow } from './loading.ts';
import { type LoadedFiles, type LoadedFilesOptions, cliLimit, createLoadedFiles } from './loaded-files.ts';
import { LEFT_OVER, leftOvers } from './left-overs.ts';
import type { Candidate, FailedFile } from './walk.ts';

export interface LoadOptions extends FormOptions, Partial<LoadedFilesOptions>, Pick<GatherOptions, 'budget'> {}

/** A file that is not linted, and why. */
export interface Skipped {
  readonly uri: string;
  readonly reason: string;
  readonly named: boolean;
}
export interface LoadedProject {
  readonly entry: EntryPoint;
  readonly project: Project;
  /** What it was before texts changed; the same object where none of its texts did. */
  readonly before?: Project;
}
export interface Loaded {
  readonly projects: readonly LoadedProject[];
  readonly skipped: readonly Skipped[];
  readonly failed: readonly FailedFile[];
  /** Documents of the projects that have syntax errors. */
  readonly broken: readonly Document[];
  /** An entry could not be judged: what only it reads, read by itself. */
  readonly without: (entry: EntryPoint) => Pick<Loaded, 'projects' | 'failed'>;
}

/** What was loaded, and how to load it again. */
export interface Reloadable extends Loaded {
  /**
   * The same after the texts of these files have changed, by URI; no file has come or gone. Projects that none of them is part of stay
   * the same objects, and unchanged resources of the others.
   */
  readonly again: (changed: readonly string[]) => Promise<Reloadable>;
}

/** Reads all projects that candidates make up, each file once: what another entry reads is read through it. */
export async function loadProjects(
  candidates: readonly Candidate[],
  files: Files,
  options: LoadOptions = {},
): Promise<Reloadable> {
  const load = createLoading(candidates, files, options);
  const again = async (changed: readonly string[]): Promise<Reloadable> => ({
    ...(await loadAsync(load(changed))),
    again,
  });
  return again([]);
}

/** The same, at once: for hosts that cannot wait. `files` must answer at once. */
export const loadProjectsNow = (candidates: readonly Candidate[], files: FilesNow, options: LoadOptions = {}): Loaded =>
  loadNow(createLoading(candidates, files, options)([]));

/** What an entry came to when it was last read. */
interface Kept {
  closure: Closure;
  projects?: readonly Project[];
  /** None of its files has changed since it was gathered, and since its projects were read. */
  isGathered: boolean;
  isRead: boolean;
}

function createLoading(
  candidates: readonly Candidate[],
  files: AnyFiles,
  options: LoadOptions,
): (changed: readonly string[]) => Loading<Loaded> {
  const store = createLoadedFiles(files, { limit: cliLimit, ...options });
  const kept = new Map<string, Kept>();
  return (changed) => {
    for (const uri of changed) store.forget(uri);
    for (const one of kept.values())
      if (changed.some((uri) => one.closure.uris.has(uri))) one.isGathered = one.isRead = false;
    return loading(candidates, files, options, store, kept);
  };
}

function* loading(
  candidates: readonly Candidate[],
  files: AnyFiles,
  options: LoadOptions,
  store: LoadedFiles,
  kept: Map<string, Kept>,
): Loading<Loaded> {
  const { entries, skipped, failed } = yield* entriesFrom(candidates, store);
  const gathered = yield* each([...entries], function* ([key, entry]) {
    const last = kept.get(key);
    if (last?.isGathered) return { entry, closure: { value: last.closure } };
    const closure = yield* netUnder(() => gather(entry, store, files, options));
    if ('value' in closure) kept.set(key, { ...last, closure: closure.value, isGathered: true, isRead: false });
    return { entry, closure };
  });
  const found = gathered.flatMap(({ entry, closure }): readonly Found[] => {
    if ('value' in closure) return [{ entry, name: entry.uri, ...closure.value }];
    failed.push({ uri: entry.uri, message: closure.crash, internal: true });
    return [];
  });
  for (const { entry, full } of found) if (full) failed.push({ uri: entry.uri, message: TOO_MANY });
  const roots = rootsOf(found);
  const named = new Set(candidates.filter((candidate) => candidate.named).map(({ uri }) => uri));
  const left = leftOvers(
    roots.map(({ entry }) => entry),
    (uri) => named.has(uri),
    store.reader,
  );
  const gone = new Set(left.crashes.keys());
  for (const [{ uri }, error] of left.crashes) failed.push({ uri, message: crashText(error), internal: true });
  const read = new Set<EntryPoint>();
  /** Reads the entries that no other reads, and that have not been read, each behind a net. */
  const readRoots = (): Pick<Loaded, 'projects' | 'failed'> => {
    const projects: LoadedProject[] = [];
    const crashed: FailedFile[] = [];
    const isNew = ({ entry }: Found): boolean => !read.has(entry) && !left.uris.has(entry.uri);
    const next = (): readonly Found[] => rootsOf(found.filter(({ entry }) => !gone.has(entry))).filter(isNew);
    for (let fresh = next(); fresh.length > 0; fresh = next()) {
      for (const one of fresh) {
        const { entry } = one;
        read.add(entry);
        const last = kept.get(entryKey(entry));
        const before = last?.projects ?? [];
        const outcome = last?.isRead
          ? { value: before }
          : net(() => entry.form.read(entry.uri, seenBy(entry, one, store.reader), options, before));
        if ('value' in outcome) {
          if (last) Object.assign(last, { projects: outcome.value, isRead: true });
          for (const [index, project] of outcome.value.entries())
            projects.push({ entry, project, ...(before[index] && { before: before[index] }) });
        } else {
          gone.add(entry);
          crashed.push({ uri: entry.uri, message: outcome.crash, internal: true });
        }
      }
    }
    return { projects, failed: crashed };
  };
  const { projects, failed: crashed } = readRoots();
  const documents = new Set(projects.flatMap(({ project }) => project.documents));
  return {
    projects,
    // What an entry reads is not passed over, whatever it looks like by itself.
    skipped: [
      ...skipped.filter(({ uri }) => !found.some(({ uris }) => uris.has(uri))),
      ...[...left.uris].map((uri) => ({ uri, named: false, reason: LEFT_OVER })),
    ],
    failed: [...failed, ...failuresOf(found, store), ...crashed],
    broken: [...documents].filter((document) => document.problems.length > 0),
    without: (entry) => {
      gone.add(entry);
      return readRoots();
    },
  };
}

/** Files that are there and could not be read, once each. */
function failuresOf(found: readonly Found[], store: LoadedFiles): readonly FailedFile[] {
  const uris = new Set(found.flatMap((one) => [...one.uris]));
  return [...uris].flatMap((uri) => {
    return store.failure(uri) ?? [];
  });
}

type Found = Closure & { readonly entry: EntryPoint; readonly name: string };

function* entriesFrom(
  candidates: readonly Candidate[],
  store: LoadedFiles,
): Loading<{ entries: ReadonlyMap<string, EntryPoint>; skipped: Skipped[]; failed: FailedFile[] }> {
  const entries = new Map<string, EntryPoint>();
  const skipped: Skipped[] = [];
  const failed: FailedFile[] = [];
  const forms = yield* each(candidates, ({ uri }) => store.form(uri));
  for (const [index, { uri, named }] of candidates.entries()) {
    const form = forms[index];
    const entry = form && entryOf(uri, form);
    const failure = store.failure(uri);
    if (entry) entries.set(entryKey(entry), entry);
    else if (failure) failed.push(failure);
    else if (form === undefined) failed.push({ uri, message: 'no such file' });
    else skipped.push({ uri, named, reason: store.forms.instead(uri) ?? NOT_OURS });
  }
  return { entries, skipped, failed };
}

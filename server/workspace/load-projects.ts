import type { Project } from '../model/finding.ts';
import type { Document } from '../model/source.ts';
import { rootsOf } from './claims.ts';
import { type Entry, NOT_OURS, entryKey, entryOf } from './entry.ts';
import type { Files } from './files.ts';
import { type Closure, gather, seenBy } from './gather.ts';
import { inParallel } from './in-parallel.ts';
import { type ProjectOptions, readProjects } from './read-project.ts';
import { type Store, type StoreOptions, cliLimit, createStore } from './store.ts';
import { LEFT_OVER, leftOvers } from './left-overs.ts';
import type { Candidate, Failure } from './walk.ts';

export interface LoadOptions extends ProjectOptions, Partial<StoreOptions> {}

/** A file that is not linted, and why. */
export interface Skipped {
  readonly uri: string;
  readonly reason: string;
  readonly named: boolean;
}
export interface LoadedProject {
  readonly entry: Entry;
  readonly project: Project;
}
export interface Loaded {
  readonly projects: readonly LoadedProject[];
  readonly skipped: readonly Skipped[];
  readonly failed: readonly Failure[];
  /** Documents of the projects that have syntax errors. */
  readonly broken: readonly Document[];
}

/** Reads all projects that candidates make up, each file once: what another entry reads is read through it. */
export async function loadProjects(
  candidates: readonly Candidate[],
  files: Files,
  options: LoadOptions = {},
): Promise<Loaded> {
  const store = createStore(files, { limit: cliLimit, ...options });
  const { entries, skipped, failed } = await entriesFrom(candidates, store);
  const found = await inParallel([...entries.values()], async (entry): Promise<Found> => {
    const closure = await gather(entry, store, files, options);
    return { entry, name: entry.uri, ...closure };
  });
  const roots = rootsOf(found);
  const named = new Set(candidates.filter((candidate) => candidate.named).map(({ uri }) => uri));
  const left = leftOvers(
    roots.map(({ entry }) => entry),
    (uri) => named.has(uri),
  );
  const projects = roots
    .filter(({ entry }) => !left.has(entry.uri))
    .flatMap(({ entry, uris }) =>
      readProjects(entry, seenBy(entry, uris, store.reader), options).map((project) => ({ entry, project })),
    );
  const documents = new Set(projects.flatMap(({ project }) => project.documents));
  return {
    projects,
    // What an entry reads is not passed over, whatever it looks like by itself.
    skipped: [
      ...skipped.filter(({ uri }) => !found.some(({ uris }) => uris.has(uri))),
      ...[...left].map((uri) => ({ uri, named: false, reason: LEFT_OVER })),
    ],
    failed: [...failed, ...failuresOf(found, store)],
    broken: [...documents].filter((document) => document.problems.length > 0),
  };
}

/** Files that are there and could not be read, once each. */
function failuresOf(found: readonly Found[], store: Store): readonly Failure[] {
  const uris = new Set(found.flatMap((one) => [...one.uris]));
  return [...uris].flatMap((uri) => {
    const message = store.failure(uri);
    return message === undefined ? [] : [{ uri, message }];
  });
}

type Found = Closure & { readonly entry: Entry; readonly name: string };

async function entriesFrom(
  candidates: readonly Candidate[],
  store: Store,
): Promise<{ entries: ReadonlyMap<string, Entry>; skipped: Skipped[]; failed: Failure[] }> {
  const entries = new Map<string, Entry>();
  const skipped: Skipped[] = [];
  const failed: Failure[] = [];
  const forms = await inParallel(candidates, ({ uri }) => store.form(uri));
  for (const [index, { uri, named }] of candidates.entries()) {
    const form = forms[index];
    const entry = form && entryOf(uri, form);
    const failure = store.failure(uri);
    if (entry) entries.set(entryKey(entry), entry);
    else if (failure !== undefined) failed.push({ uri, message: failure });
    else if (form === undefined) failed.push({ uri, message: 'no such file' });
    else skipped.push({ uri, named, reason: NOT_OURS });
  }
  return { entries, skipped, failed };
}

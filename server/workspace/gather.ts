import type { Needs, Reader } from '../dialects/dialect.ts';
import type { FormOptions } from '../dialects/form.ts';
import type { EntryPoint } from './entry-point.ts';
import type { AnyFiles } from './files.ts';
import type { Loading } from './loading.ts';
import { createPlaces } from './places.ts';
import type { Pause, LoadedFiles } from './loaded-files.ts';

/** All that an entry is read from. */
export interface Closure {
  /** Files and directories, whether they are there or not: when one of them changes, the entry is to be read anew. */
  readonly uris: ReadonlySet<string>;
  /** Entries of their own that are read through this one: nested templates, called modules, nested assemblies. */
  readonly claims: ReadonlySet<string>;
  /** Other names, by links, of what is among `uris`: read as that, so that a directory linked to itself has an end. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Names that are not among `uris` and were asked for: links, and what may not be read. When one changes, so may what was found. */
  readonly names: ReadonlySet<string>;
  /** What is needed beyond the budget was left out. */
  readonly full: boolean;
}

export interface GatherOptions extends FormOptions {
  readonly pause?: Pause | undefined;
  /** Most files and directories that one entry may be read from. */
  readonly budget?: number;
}

/** Far above what people write: the largest assemblies hold some hundred files. */
const generous = 5000;

/** Said of an entry that is `full`. */
export const TOO_MANY = 'it leads to too many files: those beyond are not looked at';

/** Loads an entry and what it needs, and what that needs, until nothing is new. */
export function* gather(
  entry: EntryPoint,
  store: LoadedFiles,
  files: AnyFiles,
  { pause, budget = generous, ...options }: GatherOptions = {},
): Loading<Closure> {
  const documents = new Set<string>();
  const texts = new Set<string>();
  const directories = new Set<string>();
  const places = createPlaces(entry, files);
  let full = false;
  /** What the last round has added: what was there before has said what it needs. */
  let fresh = new Set<string>();
  const freshOf = (set: ReadonlySet<string>): ReadonlySet<string> => new Set([...fresh].filter((uri) => set.has(uri)));
  /** Adds what is not there yet, under the name of its place; what links lead to twice is there once. */
  const add = function* (set: Set<string>, uri: string): Loading<void> {
    if (set.has(uri) || places.isKnown(uri)) return;
    if (documents.size + texts.size + directories.size >= budget) full = true;
    else {
      const place = yield* places.of(uri);
      if (place === undefined || set.has(place)) return;
      set.add(place);
      fresh.add(place);
    }
  };
  const start: Partial<Needs> = entry.form.inDirectory ? { directories: [entry.uri] } : { documents: [entry.uri] };
  for (let needs: readonly Partial<Needs>[] = [start]; ;) {
    fresh = new Set();
    for (const each of needs) {
      for (const uri of each.documents ?? []) yield* add(documents, uri);
      for (const uri of each.texts ?? []) yield* add(texts, uri);
      for (const uri of each.directories ?? []) yield* add(directories, uri);
    }
    const added = { documents: freshOf(documents), texts: freshOf(texts), directories: freshOf(directories) };
    yield* store.load(
      { documents: [...added.documents], texts: [...added.texts], directories: [...added.directories] },
      pause,
    );
    if (fresh.size === 0) break;
    const uris = { has: (uri: string) => documents.has(uri) || texts.has(uri) };
    const seen = seenBy(entry, { uris, aliases: places.aliases }, store.reader);
    needs = entry.form.needs(entry.uri, added, seen, options);
  }
  const listed = [...directories].flatMap((directory) =>
    store.reader.list(directory).filter((uri) => store.forms.role(uri, directory) !== undefined),
  );
  const uris = new Set([...documents, ...texts, ...directories, ...listed]);
  const claimed = { documents, directories, nothing: [] }[entry.form.claims];
  const claims = new Set([...claimed, ...places.aliases.keys()].filter((uri) => uri !== entry.uri));
  const names = new Set([...places.aliases.keys(), ...places.refused]);
  return { uris, claims, aliases: places.aliases, names, full };
}

/**
 * What an entry may look at of all that is loaded, under whichever name. One that must stay in its home sees what was gathered for it
 * and nothing else: a file that another entry has loaded may be a link that leads out.
 */
export function seenBy(
  { form }: EntryPoint,
  { uris, aliases }: { readonly uris: Pick<ReadonlySet<string>, 'has'>; readonly aliases: Closure['aliases'] },
  reader: Reader,
): Reader {
  const isKept = form.home !== undefined;
  if (!isKept && aliases.size === 0) return reader;
  const placeOf = (uri: string): string => aliases.get(uri) ?? uri;
  const isSeen = (uri: string): boolean => !isKept || uris.has(uri);
  return {
    document: (uri) => (isSeen(placeOf(uri)) ? reader.document(placeOf(uri)) : undefined),
    text: (uri) => (isSeen(placeOf(uri)) ? reader.text(placeOf(uri)) : undefined),
    list: (directory) => reader.list(placeOf(directory)),
  };
}

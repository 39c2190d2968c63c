import { assemblyNeeds } from '../dialects/cdk/needs.ts';
import { templateNeeds } from '../dialects/cloudformation/needs.ts';
import type { Needs, Reader } from '../dialects/dialect.ts';
import { moduleNeeds } from '../dialects/terraform/needs.ts';
import { planNeeds } from '../dialects/terraform/plan/needs.ts';
import type { Document } from '../model/source.ts';
import type { Entry } from './entry.ts';
import type { Files } from './files.ts';
import { createPlaces } from './places.ts';
import { type Pause, type Store, isModuleDocument, isModuleText } from './store.ts';

/** All that an entry is read from. */
export interface Closure {
  /** Files and directories, whether they are there or not: when one of them changes, the entry is to be read anew. */
  readonly uris: ReadonlySet<string>;
  /** Entries of their own that are read through this one: nested templates, called modules, nested assemblies. */
  readonly claims: ReadonlySet<string>;
  /** Other names, by links, of what is among `uris`: read as that, so that a directory linked to itself has an end. */
  readonly aliases: ReadonlyMap<string, string>;
  /** What is needed beyond the budget was left out. */
  readonly full: boolean;
}

export interface GatherOptions {
  readonly sourceDirectory?: string | undefined;
  readonly pause?: Pause | undefined;
  /** Most files and directories that one entry may be read from. */
  readonly budget?: number;
}

/** Far above what people write: the largest assemblies hold some hundred files. */
const generous = 5000;

/** Loads an entry and what it needs, and what that needs, until nothing is new. */
export async function gather(
  entry: Entry,
  store: Store,
  files: Files,
  { sourceDirectory, pause, budget = generous }: GatherOptions = {},
): Promise<Closure> {
  const documents = new Set<string>();
  const texts = new Set<string>();
  const modules = new Set<string>();
  const places = createPlaces(entry, files);
  let full = false;
  /** Adds what is not there yet, under the name of its place; what links lead to twice is there once. */
  const add = async (set: Set<string>, uri: string): Promise<void> => {
    if (set.has(uri) || places.isKnown(uri)) return;
    if (documents.size + texts.size + modules.size >= budget) full = true;
    else {
      const place = await places.of(uri);
      if (place !== undefined) set.add(place);
    }
  };
  const start: Partial<Needs> = entry.form === 'module' ? { modules: [entry.uri] } : { documents: [entry.uri] };
  for (let needs: readonly Partial<Needs>[] = [start]; ;) {
    const before = documents.size + texts.size + modules.size;
    for (const each of needs) {
      for (const uri of each.documents ?? []) await add(documents, uri);
      for (const uri of each.texts ?? []) await add(texts, uri);
      for (const uri of each.modules ?? []) await add(modules, uri);
    }
    await store.load({ documents: [...documents], texts: [...texts], modules: [...modules] }, pause);
    if (documents.size + texts.size + modules.size === before) break;
    const uris = { has: (uri: string) => documents.has(uri) || texts.has(uri) };
    const seen = seenBy(entry, { uris, aliases: places.aliases }, store.reader);
    needs = needsOf(entry, documents, modules, seen, sourceDirectory);
  }
  const listed = [...modules]
    .flatMap((directory) => store.reader.list(directory).map((uri) => ({ uri, directory })))
    .filter(({ uri, directory }) => isModuleDocument(uri, directory) || isModuleText(uri))
    .map(({ uri }) => uri);
  const uris = new Set([...documents, ...texts, ...modules, ...listed]);
  const claimed =
    entry.form === 'module' ? modules : entry.form === 'template' || entry.form === 'assembly' ? documents : [];
  const claims = new Set([...claimed, ...places.aliases.keys()].filter((uri) => uri !== entry.uri));
  return { uris, claims, aliases: places.aliases, full };
}

function needsOf(
  { form, uri }: Entry,
  documents: ReadonlySet<string>,
  modules: ReadonlySet<string>,
  reader: Reader,
  sourceDirectory: string | undefined,
): readonly Partial<Needs>[] {
  const loaded = [...documents].flatMap((one) => reader.document(one) ?? []);
  const ofModules = moduleNeeds(
    [...modules]
      .flatMap((directory) => reader.list(directory).filter((one) => isModuleDocument(one, directory)))
      .flatMap((one) => reader.document(one) ?? []),
  );
  const entry = reader.document(uri);
  const nested = (): Partial<Needs> => ({ documents: loaded.filter(isTemplate).flatMap(templateNeeds) });
  switch (form) {
    case 'template':
      return [nested()];
    case 'assembly':
      return entry ? [assemblyNeeds(entry, reader), nested()] : [];
    case 'module':
      return [ofModules];
    case 'plan':
    case 'state':
      return entry ? [planNeeds(entry, sourceDirectory), ofModules] : [];
  }
}

const isTemplate = (document: Document): boolean =>
  document.roots.length > 0 && !document.uri.endsWith('/manifest.json');

/**
 * What an entry may look at of all that is loaded, under whichever name. An assembly sees what was gathered for it and nothing else: a file that another
 * entry has loaded may be a link that leads out of the assembly.
 */
export function seenBy(
  { form }: Entry,
  { uris, aliases }: { readonly uris: Pick<ReadonlySet<string>, 'has'>; readonly aliases: Closure['aliases'] },
  reader: Reader,
): Reader {
  if (form !== 'assembly' && aliases.size === 0) return reader;
  const placeOf = (uri: string): string => aliases.get(uri) ?? uri;
  const isSeen = (uri: string): boolean => form !== 'assembly' || uris.has(uri);
  return {
    document: (uri) => (isSeen(placeOf(uri)) ? reader.document(placeOf(uri)) : undefined),
    text: (uri) => (isSeen(placeOf(uri)) ? reader.text(placeOf(uri)) : undefined),
    list: (directory) => reader.list(placeOf(directory)),
  };
}

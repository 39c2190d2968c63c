import { assemblyNeeds } from '../dialects/cdk/needs.ts';
import { templateNeeds } from '../dialects/cloudformation/needs.ts';
import type { Needs, Reader } from '../dialects/dialect.ts';
import { moduleNeeds } from '../dialects/terraform/needs.ts';
import { planNeeds } from '../dialects/terraform/plan/needs.ts';
import type { Document } from '../model/source.ts';
import { directoryOf, isWithin } from '../model/uri.ts';
import type { Entry } from './entry.ts';
import type { Files } from './files.ts';
import { type Pause, type Store, isModuleDocument, isModuleText } from './store.ts';

/** All that an entry is read from. */
export interface Closure {
  /** Files and directories, whether they are there or not: when one of them changes, the entry is to be read anew. */
  readonly uris: ReadonlySet<string>;
  /** Entries of their own that are read through this one: nested templates, called modules, nested assemblies. */
  readonly claims: ReadonlySet<string>;
}

export interface GatherOptions {
  readonly sourceDirectory?: string | undefined;
  readonly pause?: Pause | undefined;
}

/** Loads an entry and what it needs, and what that needs, until nothing is new. */
export async function gather(
  entry: Entry,
  store: Store,
  files: Files,
  { sourceDirectory, pause }: GatherOptions = {},
): Promise<Closure> {
  const documents = new Set<string>();
  const texts = new Set<string>();
  const modules = new Set<string>();
  const start: Partial<Needs> = entry.form === 'module' ? { modules: [entry.uri] } : { documents: [entry.uri] };
  for (let needs: readonly Partial<Needs>[] = [start]; ;) {
    const before = documents.size + texts.size + modules.size;
    for (const each of needs) {
      for (const uri of each.documents ?? []) if (await isAllowed(entry, uri, files)) documents.add(uri);
      for (const uri of each.texts ?? []) if (await isAllowed(entry, uri, files)) texts.add(uri);
      for (const uri of each.modules ?? []) modules.add(uri);
    }
    await store.load({ documents: [...documents], texts: [...texts], modules: [...modules] }, pause);
    if (documents.size + texts.size + modules.size === before) break;
    const seen = seenBy(entry, { has: (uri) => documents.has(uri) || texts.has(uri) }, store.reader);
    needs = needsOf(entry, documents, modules, seen, sourceDirectory);
  }
  const listed = [...modules]
    .flatMap((directory) => store.reader.list(directory).map((uri) => ({ uri, directory })))
    .filter(({ uri, directory }) => isModuleDocument(uri, directory) || isModuleText(uri))
    .map(({ uri }) => uri);
  const uris = new Set([...documents, ...texts, ...modules, ...listed]);
  const claimed =
    entry.form === 'module' ? modules : entry.form === 'template' || entry.form === 'assembly' ? documents : [];
  return { uris, claims: new Set([...claimed].filter((uri) => uri !== entry.uri)) };
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
 * What an entry may look at of all that is loaded. An assembly sees what was gathered for it and nothing else: a file that another
 * entry has loaded may be a link that leads out of the assembly.
 */
export function seenBy({ form }: Entry, uris: Pick<ReadonlySet<string>, 'has'>, reader: Reader): Reader {
  if (form !== 'assembly') return reader;
  return {
    document: (uri) => (uris.has(uri) ? reader.document(uri) : undefined),
    text: (uri) => (uris.has(uri) ? reader.text(uri) : undefined),
    list: reader.list,
  };
}

/** What an assembly names lies in its directory: also where links lead. Other entries may read what is beside them. */
async function isAllowed({ form, uri: manifest }: Entry, uri: string, files: Files): Promise<boolean> {
  if (form !== 'assembly' || uri === manifest) return true;
  const directory = directoryOf(manifest);
  if (!isWithin(directory, uri)) return false;
  try {
    const [home, target] = await Promise.all([files.stat(directory), files.stat(uri)]);
    return !home || !target || isWithin(home.real, target.real);
  } catch {
    return false;
  }
}

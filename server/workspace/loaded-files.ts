import type { Needs, Reader } from '../dialects/dialect.ts';
import type { Form } from '../dialects/form.ts';
import type { Forms } from '../dialects/forms.ts';
import { FORMS } from '../dialects/index.ts';
import type { Document } from '../model/source.ts';
import { isUnnamed, joinUri } from '../model/uri.ts';
import { syntaxOf } from '../syntax/syntaxes.ts';
import { crashText } from './crash.ts';
import { type AnyFiles, FileError } from './files.ts';
import { formOfText } from './form-of-text.ts';
import { createLinks } from './links.ts';
import { type Loading, each, wait } from './loading.ts';
import type { FailedFile } from './walk.ts';

const MEGABYTE = 1_048_576;
const internal = true as const;
/** Sizes in bytes past which the command line does not read: nothing that is written by hand. */
export const cliLimit = (_uri: string, form: Form | 'none' | undefined): number =>
  ((form === 'none' ? undefined : form?.limit) ?? 64) * MEGABYTE;

export interface LoadedFilesOptions {
  /** Texts larger than this many bytes are not read. */
  readonly limit: (uri: string, form: Form | 'none' | undefined) => number;
  /** All that AtRest knows unless told otherwise. */
  readonly forms?: Forms | undefined;
  /** True: remembers which names are links, and where they lead (`otherNames`). */
  readonly knowsLinks?: boolean;
  /** Version of a text; a file that no editor holds has none of its own. */
  readonly version?: ((uri: string) => number | undefined) | undefined;
}
/** Awaited between steps of work; false to give it up. */
export type Pause = () => Promise<boolean>;

/** What has been loaded. Loading may wait (`loading.ts`), asking does not. */
export interface LoadedFiles {
  readonly forms: Forms;
  readonly reader: Reader;
  /** Loads what is not loaded yet. */
  readonly load: (needs: Partial<Needs>, pause?: Pause) => Loading<void>;
  /** What a file is, from its start. Undefined when it is not there. */
  readonly form: (uri: string) => Loading<Form | 'none' | undefined>;
  /** Until it changes, a text is read as this form, whatever its start looks like. */
  readonly readAs: (uri: string, form: Form) => void;
  readonly isReadAs: (uri: string, form: Form) => boolean;
  /** It has been loaded, or looked for in vain. */
  readonly has: (uri: string) => boolean;
  /** Files that were read, or not, by another limit than the one that holds now. */
  readonly outgrown: () => readonly string[];
  /** Names under which something was loaded, or looked for, that lies in the place of this URI or below it. */
  readonly otherNames: (uri: string) => readonly string[];
  /** All that was loaded, or looked for in vain. */
  readonly known: () => ReadonlySet<string>;
  /** Why a file could not be read. */
  readonly failure: (uri: string) => FailedFile | undefined;
  /** A file, or what is in a directory, has changed. The last version of a document is kept for what stays the same in the next. */
  readonly forget: (uri: string) => void;
  /** A point in time, and whether a file has changed since: it may have been loaded again meanwhile. */
  readonly now: () => number;
  readonly changedSince: (uri: string, time: number) => boolean;
  /** Drops all but these. */
  readonly keep: (uris: ReadonlySet<string>) => void;
}

export function createLoadedFiles(files: AnyFiles, options: LoadedFilesOptions): LoadedFiles {
  const documents = new Map<string, Document | undefined>();
  const previous = new Map<string, Document>();
  const texts = new Map<string, string | undefined>();
  const lists = new Map<string, readonly string[]>();
  const failures = new Map<string, FailedFile>();
  const { forms: known = FORMS } = options;
  const forms = new Map<string, Form | 'none'>();
  /** Forms that texts are read as although they look like another. */
  const readingAs = new Map<string, Form>();
  /** The limits that texts were read by. */
  const limits = new Map<string, number>();
  /** Texts of small files, which were read whole when they were looked at. */
  const wholes = new Map<string, string>();
  /** Loads under way: several entries may want the same file at the same time. Forgetting a file takes its load out. */
  const pending = new Map<string, Promise<void>>();
  /** Counts what was forgotten; at which count each file was, last. */
  let clock = 0;
  const forgotten = new Map<string, number>();
  const maps = [documents, previous, texts, lists, failures, forms, readingAs, limits, wholes, pending];
  const links = options.knowsLinks === true ? createLinks(files) : undefined;

  const attempt = function* <T>(uri: string, act: () => Loading<T>): Loading<T | undefined> {
    failures.delete(uri);
    try {
      return yield* act();
    } catch (error) {
      const failure = error instanceof FileError ? { message: error.message } : { message: crashText(error), internal };
      failures.set(uri, { uri, ...failure });
      return undefined;
    }
  };
  /** Runs a load that ends with setting something, unless the file has changed meanwhile. */
  const once = function* (uri: string, load: () => Loading<() => void>): Loading<void> {
    const running = pending.get(uri);
    if (running) {
      yield* wait(running);
      return;
    }
    let end = (): void => undefined;
    const own = new Promise<void>((resolve) => {
      end = resolve;
    });
    pending.set(uri, own);
    let settle = (): void => undefined;
    try {
      settle = yield* load();
    } finally {
      if (pending.get(uri) === own) {
        pending.delete(uri);
        settle();
      }
      end();
    }
  };
  const formOf = function* (uri: string): Loading<Form | 'none' | undefined> {
    const last = forms.get(uri);
    if (last) return last;
    const started = forgotten.get(uri);
    if (links) yield* links.follow(uri);
    const found = yield* attempt(uri, function* () {
      const head = yield* wait(files.head(uri));
      return head && (yield* formOfText(uri, head, () => files.read(uri, options.limit(uri, undefined)), known));
    });
    // What was read before a change must not stand where the newer text is.
    if (forgotten.get(uri) !== started) return yield* formOf(uri);
    if (!found) return undefined;
    const { form, whole } = found;
    forms.set(uri, form);
    if (whole !== undefined && form !== 'none') wholes.set(uri, whole);
    return form;
  };
  const textOf = (uri: string, limit: number): Loading<string | undefined> =>
    attempt(uri, function* () {
      if (links) yield* links.follow(uri);
      return yield* wait(files.read(uri, limit));
    });
  const readDocument = function* (uri: string, pause: Pause | undefined): Loading<() => void> {
    const form = readingAs.get(uri) ?? (yield* formOf(uri));
    const limit = options.limit(uri, form);
    limits.set(uri, limit);
    const whole = wholes.get(uri);
    const text = whole !== undefined && whole.length <= limit ? whole : yield* textOf(uri, limit);
    wholes.delete(uri);
    const version = options.version?.(uri) ?? 0;
    if (text === undefined) return () => documents.set(uri, undefined);
    const document = yield* attempt(uri, function* () {
      const own = form === 'none' ? undefined : form;
      if (own?.document) return own.document({ uri, version, text });
      const syntax = syntaxOf(uri, text);
      const steps = syntax.parse(
        { uri, version, text, syntax, ...(own?.listsOneBlock && { listsOneBlock: true }) },
        previous.get(uri),
      );
      for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
        if (pause && !(yield* wait(pause()))) return 'given up' as const;
      }
    });
    if (document !== 'given up') return () => documents.set(uri, document);
    wholes.set(uri, text);
    return () => undefined;
  };
  const loadDocument = function* (uri: string, pause: Pause | undefined): Loading<void> {
    const run = { wanted: true };
    const watched = pause && (async () => (run.wanted = await pause()));
    // Again when the file has changed meanwhile, or when another who was loading it has given up.
    while (run.wanted && !documents.has(uri)) yield* once(uri, () => readDocument(uri, watched));
  };
  const loadText = function* (uri: string): Loading<void> {
    const read = function* (): Loading<() => void> {
      const text = yield* textOf(uri, options.limit(uri, undefined));
      return () => texts.set(uri, text);
    };
    while (!texts.has(uri)) yield* once(uri, read);
  };
  const loadList = function* (directory: string): Loading<void> {
    const read = function* (): Loading<() => void> {
      // A text without a file is alone in its directory.
      const form = isUnnamed(directory) ? (readingAs.get(directory) ?? (yield* formOf(directory))) : undefined;
      if (form !== 'none' && form?.inDirectory) return () => lists.set(directory, [directory]);
      const entries = yield* attempt(directory, function* () {
        if (links) yield* links.follow(directory);
        return yield* wait(files.list(directory));
      });
      const named = (entries ?? []).filter(({ kind }) => kind === 'file' || kind === 'link');
      const uris = named.map(({ name }) => joinUri(directory, name));
      return () => lists.set(directory, uris);
    };
    while (!lists.has(directory)) yield* once(directory, read);
  };
  const loadDirectory = function* (directory: string, pause: Pause | undefined): Loading<void> {
    yield* loadList(directory);
    for (const uri of lists.get(directory) ?? []) {
      const role = known.role(uri, directory);
      if (role === 'document') yield* loadDocument(uri, pause);
      else if (role === 'text') yield* loadText(uri);
    }
  };

  return {
    forms: known,
    reader: {
      document: (uri) => documents.get(uri),
      text: (uri) => texts.get(uri) ?? documents.get(uri)?.text,
      list: (directory) => lists.get(directory) ?? [],
    },
    *load({ documents: wanted = [], texts: plain = [], directories = [] }, pause) {
      const newDocuments = wanted.filter((uri) => !documents.has(uri));
      yield* each(newDocuments, (uri) => loadDocument(uri, pause));
      const newTexts = plain.filter((uri) => !texts.has(uri) && !documents.has(uri));
      yield* each(newTexts, loadText);
      yield* each(directories, (uri) => loadDirectory(uri, pause));
    },
    form: formOf,
    readAs: (uri, form) => {
      if (readingAs.get(uri) === form) return;
      readingAs.set(uri, form);
      // Some are read in a way of their own.
      if (form.document) documents.delete(uri);
    },
    isReadAs: (uri, form) => readingAs.get(uri) === form,
    outgrown: () =>
      [...limits]
        .filter(([uri, limit]) => options.limit(uri, readingAs.get(uri) ?? forms.get(uri)) !== limit)
        .map(([uri]) => uri),
    has: (uri) => documents.has(uri) || texts.has(uri) || lists.has(uri),
    otherNames: (uri) => links?.namesOf(uri) ?? [],
    known: () => new Set([documents, texts, lists, forms].flatMap((map) => [...map.keys()])),
    failure: (uri) => failures.get(uri),
    forget: (uri) => {
      const last = documents.get(uri);
      if (last) previous.set(uri, last);
      for (const map of maps) if (map !== previous) map.delete(uri);
      forgotten.set(uri, ++clock);
    },
    now: () => clock,
    changedSince: (uri, time) => (forgotten.get(uri) ?? 0) > time,
    keep: (uris) => {
      for (const map of maps) for (const uri of map.keys()) if (!uris.has(uri)) map.delete(uri);
      links?.keep(uris);
    },
  };
}

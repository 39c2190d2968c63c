import type { Document } from '../model/source.ts';
import { joinUri, nameOf } from '../model/uri.ts';
import { planDocument } from '../dialects/terraform/plan/document.ts';
import type { Form, Needs, Reader } from '../dialects/dialect.ts';
import { sniff } from '../dialects/sniff.ts';
import { parseSteps } from '../syntax/parse.ts';
import { FileError, type Files } from './files.ts';
import { inParallel } from './in-parallel.ts';

/** Texts larger than these are not read, in bytes. */
export interface Limits {
  readonly file: number;
  readonly plan: number;
}
const MEGABYTE = 1_048_576;
export const EDITOR_LIMITS: Limits = { file: 2 * MEGABYTE, plan: 64 * MEGABYTE };
export const CLI_LIMITS: Limits = { file: 64 * MEGABYTE, plan: 256 * MEGABYTE };

export interface StoreOptions {
  readonly limits: Limits;
  /** Version of a text; a file that no editor holds has none of its own. */
  readonly version?: (uri: string) => number | undefined;
  /** Called between steps, so that others can work; resolves when it is time to go on. */
  readonly pause?: () => Promise<void>;
}

/** What has been loaded. Reading is asynchronous, asking is not. */
export interface Store {
  readonly reader: Reader;
  /** Loads what is not loaded yet. */
  readonly load: (needs: Partial<Needs>) => Promise<void>;
  /** What a file is, from its start. Undefined when it is not there. */
  readonly form: (uri: string) => Promise<Form | undefined>;
  /** Why a file could not be read. */
  readonly failure: (uri: string) => string | undefined;
  /** A file, or what is in a directory, has changed. The last version of a document is kept for what stays the same in the next. */
  readonly forget: (uri: string) => void;
  /** Drops all that is not in use. */
  readonly keep: (uris: ReadonlySet<string>) => void;
}

export function createStore(files: Files, options: StoreOptions): Store {
  const documents = new Map<string, Document | undefined>();
  const previous = new Map<string, Document>();
  const texts = new Map<string, string | undefined>();
  const lists = new Map<string, readonly string[]>();
  const failures = new Map<string, string>();
  const forms = new Map<string, Form>();
  /** Texts of small files, which were read whole when they were looked at. */
  const wholes = new Map<string, string>();
  const maps = [documents, previous, texts, lists, failures, forms, wholes];

  const attempt = async <T>(uri: string, act: () => Promise<T>): Promise<T | undefined> => {
    failures.delete(uri);
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      failures.set(uri, error.message);
      return undefined;
    }
  };
  /** Several entries may want the same file at the same time. */
  const pending = new Map<string, Promise<void>>();
  const once = async (uri: string, act: (uri: string) => Promise<void>): Promise<void> => {
    const running = pending.get(uri) ?? act(uri).finally(() => pending.delete(uri));
    pending.set(uri, running);
    await running;
  };
  const loadDocument = async (uri: string): Promise<void> => {
    const form = await formOf(uri);
    const isPlan = form === 'plan' || form === 'state';
    const limit = isPlan ? options.limits.plan : options.limits.file;
    const text = wholes.get(uri) ?? (await attempt(uri, () => files.read(uri, limit)));
    wholes.delete(uri);
    if (text === undefined) {
      documents.set(uri, undefined);
      return;
    }
    const version = options.version?.(uri) ?? 0;
    documents.set(uri, isPlan ? planDocument({ uri, version, text }) : await parsed(uri, version, text));
  };
  const parsed = async (uri: string, version: number, text: string): Promise<Document> => {
    const steps = parseSteps({ uri, version, text, syntax: syntaxOf(uri, text) }, previous.get(uri));
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      await options.pause?.();
    }
  };
  const loadText = async (uri: string): Promise<void> => {
    texts.set(uri, await attempt(uri, () => files.read(uri, options.limits.file)));
  };
  const loadList = async (directory: string): Promise<void> => {
    const entries = (await attempt(directory, () => files.list(directory))) ?? [];
    lists.set(
      directory,
      entries.filter(({ kind }) => kind === 'file' || kind === 'link').map(({ name }) => joinUri(directory, name)),
    );
  };
  const loadModule = async (directory: string): Promise<void> => {
    if (!lists.has(directory)) await loadList(directory);
    for (const uri of lists.get(directory) ?? []) {
      if (isModuleDocument(uri) && !documents.has(uri)) await once(uri, loadDocument);
      else if (isModuleText(uri) && !texts.has(uri)) await once(uri, loadText);
    }
  };
  const formOf = async (uri: string): Promise<Form | undefined> => {
    const last = forms.get(uri);
    if (last) return last;
    const head = await attempt(uri, () => files.head(uri));
    if (!head) return undefined;
    const form = sniff(head.text, nameOf(uri));
    forms.set(uri, form);
    if (head.whole && form !== 'none') wholes.set(uri, head.text);
    return form;
  };

  return {
    reader: {
      document: (uri) => documents.get(uri),
      text: (uri) => texts.get(uri) ?? documents.get(uri)?.text,
      list: (directory) => lists.get(directory) ?? [],
    },
    load: async ({ documents: wanted = [], texts: plain = [], modules = [] }) => {
      await inParallel(
        wanted.filter((uri) => !documents.has(uri)),
        (uri) => once(uri, loadDocument),
      );
      await inParallel(
        plain.filter((uri) => !texts.has(uri) && !documents.has(uri)),
        (uri) => once(uri, loadText),
      );
      await inParallel(modules, (uri) => once(uri, loadModule));
    },
    form: formOf,
    failure: (uri) => failures.get(uri),
    forget: (uri) => {
      const last = documents.get(uri);
      if (last) previous.set(uri, last);
      for (const map of maps) if (map !== previous) map.delete(uri);
    },
    keep: (uris) => {
      for (const map of maps) for (const uri of map.keys()) if (!uris.has(uri)) map.delete(uri);
    },
  };
}

export const isModuleDocument = (uri: string): boolean => uri.endsWith('.tf.json');
export const isModuleText = (uri: string): boolean => /\.tf$|\.tfvars(\.json)?$|\/\.terraform\.lock\.hcl$/.test(uri);

/** By name, else by the first sign: JSON is YAML, too, but keys without quotes are not JSON. */
function syntaxOf(uri: string, text: string): Document['syntax'] {
  if (/\.json$/i.test(uri)) return 'json';
  return /^\uFEFF?\s*(\{\s*["}]|\[)/.test(text) ? 'json' : 'yaml';
}

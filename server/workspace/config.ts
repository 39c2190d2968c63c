import { directoryOf, isWithin, joinUri, nameOf, relativePath } from '../model/uri.ts';
import { DEFAULTS, type Settings } from '../model/settings.ts';
import type { ConfigError, ConfigFile, RuleNames, readConfigFile } from './config-file.ts';
import { crashText } from './crash.ts';
import { type AnyFiles, FileError } from './files.ts';
import { type Loading, loadAsync, loadNow, wait } from './loading.ts';

/** The name of the configuration file. */
export const CONFIG_NAME = '.atrest.yaml';

export interface ConfigOptions {
  /** Defaults of the front end: the CLI leaves *unknown* out, the editor shows it. */
  readonly base?: Partial<Settings>;
  /** The editor's settings for a file; a configuration file beats them. */
  readonly editor?: (uri: string) => Partial<Settings>;
  /** The command line's; it beats everything. */
  readonly flags?: Partial<Settings>;
  /** Use this configuration file for all files and look for no other. */
  readonly file?: string;
  readonly ruleNames?: RuleNames;
  /** Given by those who cannot wait for it; others load it when there is a configuration to read. */
  readonly parser?: typeof readConfigFile;
}

/**
 * The settings of every file. Load before asking; what was not loaded has the defaults. Equal settings are the same object, so that
 * what was judged by them can be kept.
 */
export interface Config {
  /** Reads the configuration files that decide for these files, once each. */
  readonly load: (uris: readonly string[]) => Promise<void>;
  /** The same at once: the files must answer at once, and the parser be given. */
  readonly loadNow: (uris: readonly string[]) => void;
  readonly settingsFor: (uri: string) => Settings;
  /** A walk passes the file over. */
  readonly excludes: (uri: string) => boolean;
  /** The mistakes in all configuration files read so far. */
  readonly errors: () => readonly ConfigError[];
  /** The configuration files that decide for a file, the nearest first. */
  readonly filesFor: (uri: string) => readonly string[];
  /** A configuration file, or a `.git`, came, went or changed. False when this is no such file. */
  readonly changed: (uri: string) => boolean;
  /** The editor's settings have changed. */
  readonly refresh: () => void;
}

type ConfigChain = readonly ConfigFile[];

export function createConfig(files: AnyFiles, options: ConfigOptions = {}): Config {
  const chains = new Map<string, ConfigChain>();
  const searched = new Map<string, ConfigChain>();
  const settled = new Map<string, Settings>();
  /** Counts changes of configuration files. */
  let changes = 0;
  const interned = new Map<string, Settings>();
  const same = (settings: Settings): Settings => {
    const key = JSON.stringify(settings);
    const found = interned.get(key) ?? settings;
    interned.set(key, found);
    return found;
  };
  const parsed = new Map<string, { readonly text: string; readonly file: ConfigFile }>();

  const readFile = function* (uri: string, text: string): Loading<ConfigFile> {
    const last = parsed.get(uri);
    if (last?.text === text) return last.file;
    // Only those who have a configuration pay for its parser.
    const parse = options.parser ?? (yield* wait(import('./config-file.ts'))).readConfigFile;
    return parse(uri, text, options.ruleNames);
  };
  const readAt = function* (uri: string): Loading<ConfigFile | undefined> {
    const started = changes;
    /** What was read before a change must not stand where the newer text is. */
    const keep = (found: { readonly text: string; readonly file: ConfigFile } | undefined): ConfigFile | undefined => {
      if (started === changes) {
        if (found) parsed.set(uri, found);
        else parsed.delete(uri);
      }
      return found?.file;
    };
    try {
      const text = (yield* wait(files.read(uri, 1_000_000)))?.replace(/^\uFEFF/, '');
      return keep(text === undefined ? undefined : { text, file: yield* readFile(uri, text) });
    } catch (error) {
      // A mistake of ours, too, makes half a configuration, by which nothing is to be judged.
      const why = error instanceof FileError ? error.message : crashText(error);
      return keep({ text: '', file: unreadable(uri, why) });
    }
  };
  /** What cannot be looked at is taken for absent, so that the search goes on above it. */
  const isThere = function* (uri: string): Loading<boolean> {
    try {
      return (yield* wait(files.stat(uri))) !== undefined;
    } catch {
      return false;
    }
  };
  const search = function* (directory: string): Loading<ConfigChain> {
    const own = yield* readAt(joinUri(directory, CONFIG_NAME));
    const above = directoryOf(directory);
    const last = above === directory || own?.root === true || (yield* isThere(joinUri(directory, '.git')));
    const rest = last ? [] : yield* chainOf(above);
    return own ? [own, ...rest] : rest;
  };
  const chainOf = function* (directory: string): Loading<ConfigChain> {
    const last = searched.get(directory);
    if (last) return last;
    const started = changes;
    const file = options.file === undefined ? undefined : yield* readAt(options.file);
    const found = options.file === undefined ? yield* search(directory) : file ? [file] : [];
    if (started === changes) searched.set(directory, found);
    return found;
  };
  const load = function* (uris: readonly string[]): Loading<void> {
    const directories = [...new Set(uris.map(directoryOf))].filter((directory) => !chains.has(directory));
    if (directories.length === 0) return;
    for (const directory of directories) {
      // Again when a configuration file has changed while this one was read.
      for (let started = -1; started !== changes;) {
        started = changes;
        const chain = yield* chainOf(directory);
        if (started === changes) chains.set(directory, chain);
      }
    }
    settled.clear();
  };
  const chainFor = (uri: string): ConfigChain => chains.get(directoryOf(uri)) ?? [];
  const fits = (file: ConfigFile, uri: string, test: (path: string) => boolean): boolean =>
    test(relativePath(directoryOf(file.uri), uri));

  return {
    load: (uris) => loadAsync(load(uris)),
    loadNow: (uris) => {
      loadNow(load(uris));
    },
    settingsFor: (uri) => {
      const last = settled.get(uri);
      if (last) return last;
      const { editor, flags = {}, base = {} } = options;
      // The nearest file is laid on last.
      const chain = chainFor(uri).toReversed();
      const deployed = chain.flatMap((file) => file.deployed.filter((entry) => fits(file, uri, entry.fits))).at(-1);
      const layers: readonly Partial<Settings>[] = [
        base,
        editor?.(uri) ?? {},
        ...chain.map(settingsOf),
        deployed ? { deployed: deployed.deployed } : {},
        flags,
      ];
      const settings = same(layers.reduce<Settings>(lay, DEFAULTS));
      settled.set(uri, settings);
      return settings;
    },
    excludes: (uri) => chainFor(uri).some((file) => fits(file, uri, file.excludes)),
    errors: () => [...parsed.values()].flatMap(({ file }) => file.errors),
    filesFor: (uri) => chainFor(uri).map((file) => file.uri),
    changed: (uri) => {
      const isNamed = nameOf(uri) === CONFIG_NAME || nameOf(uri) === '.git' || uri === options.file;
      // A directory that comes or goes as a whole brings or takes what is in it.
      const relevant = isNamed || [...searched.keys()].some((directory) => isWithin(uri, directory));
      if (relevant) {
        changes++;
        chains.clear();
        searched.clear();
        settled.clear();
      }
      return relevant;
    },
    refresh: () => {
      settled.clear();
    },
  };
}

const settingsOf = ({ profile, unknown, ebsEncryptionByDefault, rules }: ConfigFile): Partial<Settings> => ({
  ...(profile && { profile }),
  ...(unknown && { unknown }),
  ...(ebsEncryptionByDefault && { ebsEncryptionByDefault }),
  rules,
});

const lay = (below: Settings, above: Partial<Settings>): Settings => ({
  ...below,
  ...above,
  rules: { ...below.rules, ...above.rules },
});

const unreadable = (uri: string, message: string): ConfigFile => ({
  uri,
  root: false,
  rules: {},
  deployed: [],
  excludes: () => false,
  errors: [{ uri, line: 1, column: 1, message }],
});

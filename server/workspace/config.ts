import { directoryOf, joinUri, nameOf, relativePath } from '../model/uri.ts';
import { DEFAULTS, type Settings } from '../model/settings.ts';
import type { ConfigError, ConfigFile, RuleNames } from './config-file.ts';
import { crashText } from './crash.ts';
import { FileError, type Files } from './files.ts';

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
}

/**
 * The settings of every file. Load before asking; what was not loaded has the defaults. Equal settings are the same object, so that
 * what was judged by them can be kept.
 */
export interface Config {
  /** Reads the configuration files that decide for these files, once each. */
  readonly load: (uris: readonly string[]) => Promise<void>;
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

type Chain = readonly ConfigFile[];

export function createConfig(files: Files, options: ConfigOptions = {}): Config {
  const chains = new Map<string, Chain>();
  const loading = new Map<string, Promise<Chain>>();
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

  const readFile = async (uri: string, text: string): Promise<ConfigFile> => {
    const last = parsed.get(uri);
    if (last?.text === text) return last.file;
    // Only those who have a configuration pay for its parser.
    const { readConfigFile } = await import('./config-file.ts');
    return readConfigFile(uri, text, options.ruleNames);
  };
  const readAt = async (uri: string): Promise<ConfigFile | undefined> => {
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
      const text = (await files.read(uri, 1_000_000))?.replace(/^\uFEFF/, '');
      return keep(text === undefined ? undefined : { text, file: await readFile(uri, text) });
    } catch (error) {
      // A mistake of ours, too, makes half a configuration, by which nothing is to be judged.
      const why = error instanceof FileError ? error.message : crashText(error);
      return keep({ text: '', file: unreadable(uri, why) });
    }
  };
  /** What cannot be looked at is taken for absent, so that the search goes on above it. */
  const isThere = (uri: string): Promise<boolean> =>
    files.stat(uri).then(
      (found) => found !== undefined,
      () => false,
    );
  const search = async (directory: string): Promise<Chain> => {
    const own = await readAt(joinUri(directory, CONFIG_NAME));
    const above = directoryOf(directory);
    const last = above === directory || own?.root === true || (await isThere(joinUri(directory, '.git')));
    const rest = last ? [] : await chainOf(above);
    return own ? [own, ...rest] : rest;
  };
  const chainOf = (directory: string): Promise<Chain> => {
    let found = loading.get(directory);
    if (!found) {
      found =
        options.file === undefined ? search(directory) : readAt(options.file).then((file) => (file ? [file] : []));
      loading.set(directory, found);
    }
    return found;
  };
  const chainFor = (uri: string): Chain => chains.get(directoryOf(uri)) ?? [];
  const fits = (file: ConfigFile, uri: string, test: (path: string) => boolean): boolean =>
    test(relativePath(directoryOf(file.uri), uri));

  return {
    load: async (uris) => {
      const directories = [...new Set(uris.map(directoryOf))].filter((directory) => !chains.has(directory));
      if (directories.length === 0) return;
      for (const directory of directories) {
        // Again when a configuration file has changed while this one was read.
        for (let started = -1; started !== changes;) {
          started = changes;
          const chain = await chainOf(directory);
          if (started === changes) chains.set(directory, chain);
        }
      }
      settled.clear();
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
      const relevant = nameOf(uri) === CONFIG_NAME || nameOf(uri) === '.git' || uri === options.file;
      if (relevant) {
        changes++;
        chains.clear();
        loading.clear();
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

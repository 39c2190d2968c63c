import type { Form, Inputs } from '../dialects/dialect.ts';
import type { Project } from '../model/finding.ts';
import type { Settings } from '../model/settings.ts';
import type { Document } from '../model/source.ts';
import { directoryOf, isUnnamed, isWithin } from '../model/uri.ts';
import { type ConfigOptions, createConfig } from './config.ts';
import type { ConfigError } from './config-file.ts';
import { type Entry, NOT_OURS, entryOf } from './entry.ts';
import type { Files } from './files.ts';
import { inParallel } from './in-parallel.ts';
import { type Buffer, createOverlay } from './overlay.ts';
import { seenBy } from './gather.ts';
import { readProjects } from './read-project.ts';
import { type Slot, createSlots } from './slots.ts';
import { createStore, isModuleDocument, isModuleText } from './store.ts';
import { manifestsAbove, walk, wouldWalk } from './walk.ts';

export interface WorkspaceOptions extends ConfigOptions {
  /** Texts larger than this many bytes are not read. */
  readonly limit?: (uri: string, form: Form | undefined) => number;
  readonly inputs?: Inputs;
  /** Awaited between slices of work that is done to find out which projects there are. */
  readonly before?: () => Promise<void>;
}
/** A run that may be dropped on the way, when its result is not wanted any more. */
export interface Run {
  readonly dropped: boolean;
}

/** The files of an editor, and the projects they make up, kept up to date. Projects have keys, which last from version to version. */
export interface Workspace {
  /** The projects that hold a file; none when it is not ours. */
  readonly projectsOf: (uri: string) => Promise<readonly string[]>;
  /**
   * Reads a project as it is now; undefined when it is gone or the run was dropped. What has not changed stays the same objects.
   * `before` is awaited before each slice of work.
   */
  readonly read: (key: string, run?: Run, before?: () => Promise<void>) => Promise<Project | undefined>;
  /** Why a file is not checked; undefined when it is, or was not looked at. */
  readonly unread: (uri: string) => string | undefined;
  readonly settingsOf: (uri: string) => Settings;
  /** Mistakes in the configuration files read so far. */
  readonly configErrors: () => readonly ConfigError[];
  /** The text of a buffer has changed or, without one, the file counts again. Gives the projects that hold it. */
  readonly setBuffer: (uri: string, buffer: Buffer | undefined) => Promise<readonly string[]>;
  /** Files have come, gone or changed on disk. Gives the projects that may be different now. */
  readonly filesChanged: (uris: readonly string[]) => Promise<readonly string[]>;
  /** The editor's settings have changed. */
  readonly reconfigure: () => void;
  /** The projects of a folder, which from then on are kept whether they are open or not. */
  readonly entries: (folder: string) => Promise<readonly string[]>;
  readonly document: (uri: string) => Document | undefined;
}

const MEGABYTE = 1_048_576;

export function createWorkspace(files: Files, options: WorkspaceOptions = {}): Workspace {
  const overlay = createOverlay(files);
  const config = createConfig(overlay, options);
  const { limit = () => 2 * MEGABYTE, inputs, before: breathe } = options;
  const pause = async (): Promise<boolean> => {
    await breathe?.();
    return true;
  };
  const store = createStore(overlay, { limit, version: (uri) => overlay.buffer(uri)?.version });
  const open = new Set<string>();
  const slots = createSlots(store, overlay, (uri) => open.has(uri));
  /** Folders that are checked as a whole, and the entries found in them. */
  const folders = new Set<string>();
  const kept = new Set<string>();
  /** Why files that were looked at are none of ours. */
  const foreign = new Map<string, string>();

  /** The entry that a file starts, unless the configuration leaves it out. */
  const entryFor = async (uri: string): Promise<Entry | undefined> => {
    foreign.delete(uri);
    await config.load([uri]);
    if (config.excludes(uri)) {
      foreign.set(uri, 'left out by `exclude` in .atrest.yaml');
      return undefined;
    }
    const form = await store.form(uri);
    const entry = form && entryOf(uri, form);
    if (form && !entry) foreign.set(uri, NOT_OURS);
    return entry;
  };
  const discover = async (uri: string): Promise<readonly Slot[]> => {
    const entry = await entryFor(uri);
    if (!entry) return [];
    const found = [slots.add(entry)];
    for (const manifest of entry.form === 'template' ? manifestsAbove(uri) : []) {
      if ((await store.form(manifest)) === 'assembly') found.push(slots.add({ form: 'assembly', uri: manifest }));
    }
    await inParallel(found, (slot) => slots.settle(slot, pause));
    return found;
  };
  const keysOf = (slot: Slot): readonly string[] =>
    Array.from({ length: slot.count }, (_, index) => keyAt(slot, index));
  const rootKeys = (some: readonly Slot[]): readonly string[] => some.filter(slots.isRoot).flatMap(keysOf);
  const projectsOf = async (uri: string): Promise<readonly string[]> => {
    await inParallel(
      slots.all().filter((slot) => slot.gathered === 0 && slot.uris.has(uri)),
      (slot) => slots.settle(slot, pause),
    );
    const holding = slots.holding(uri);
    if (holding.length > 0) return rootKeys(holding);
    await discover(uri);
    return rootKeys(slots.holding(uri));
  };
  /** Lets go of what nobody looks at any more. */
  const evict = (): void => {
    for (const slot of slots.all()) {
      if (!kept.has(slot.key) && ![...slot.uris].some((uri) => open.has(uri))) slots.remove(slot);
    }
    store.keep(new Set(slots.all().flatMap((slot) => [...slot.uris])));
  };
  const isGone = ({ entry: { form, uri } }: Slot): boolean =>
    form === 'module'
      ? !store.reader.list(uri).some((one) => isModuleDocument(one, uri))
      : store.reader.document(uri) === undefined;
  /** A text without a name becomes something else as it is written: drops what it was. */
  const dropOthers = async (uri: string): Promise<readonly string[]> => {
    const entry = await entryFor(uri);
    const others = slots.all().filter((slot) => slot.entry.uri === uri && slot.entry.form !== entry?.form);
    for (const slot of others) slots.remove(slot);
    return others.flatMap(keysOf);
  };
  /** What a change of a file concerns: the file, and the list of its directory when it may have come or gone. */
  const touch = (uri: string, onDisk: boolean): readonly Slot[] => {
    const concerned = slots.invalidate(uri);
    if (!isModuleDocument(uri) && !isModuleText(uri)) return concerned;
    const directory = directoryOf(uri);
    const isListed = !onDisk && store.reader.list(directory).includes(uri);
    return isListed ? concerned : [...concerned, ...slots.invalidate(directory)];
  };

  return {
    projectsOf,
    read: async (key, run, before) => {
      const [name = '', number = '0'] = key.split(numbered);
      const slot = slots.get(name);
      if (!slot) return undefined;
      const wanted = async (): Promise<boolean> => {
        await before?.();
        return run?.dropped !== true;
      };
      if (!(await slots.settle(slot, wanted)) || !(await wanted())) return undefined;
      if (isGone(slot)) slots.remove(slot);
      if (isGone(slot) || !slots.isRoot(slot)) return undefined;
      await config.load([...slot.uris]);
      // Nothing is awaited from here on, so that what is read fits together.
      while (slot.gathered !== slot.revision) if (!(await slots.settle(slot, pause))) return undefined;
      if (slot.read !== slot.revision) {
        slot.projects = readProjects(
          slot.entry,
          seenBy(slot.entry, slot, store.reader),
          { ...(inputs && { inputs }) },
          slot.projects,
        );
        slot.read = slot.revision;
      }
      return slot.projects[Number(number)];
    },
    unread: (uri) => store.failure(uri)?.message ?? foreign.get(uri) ?? slots.leftOver(uri),
    settingsOf: config.settingsFor,
    configErrors: config.errors,
    setBuffer: async (uri, buffer) => {
      const held = slots.holding(uri);
      const first = buffer !== undefined && !open.has(uri);
      if (buffer) {
        overlay.set(uri, buffer);
        open.add(uri);
      } else {
        overlay.remove(uri);
        open.delete(uri);
      }
      const keys = rootKeys([...new Set([...held, ...touch(uri, buffer === undefined).filter(slots.isRoot)])]);
      if (config.changed(uri)) return allKeys();
      const other = buffer && isUnnamed(uri) ? await dropOthers(uri) : [];
      if (other.length > 0) return [...new Set([...other, ...(await projectsOf(uri))])];
      if (!buffer) {
        evict();
        return keys;
      }
      return keys.length > 0 && !first ? keys : [...new Set([...keys, ...(await projectsOf(uri))])];
    },
    filesChanged: async (uris) => {
      const concerned = new Set<Slot>();
      let everything = false;
      for (const uri of uris) {
        everything = config.changed(uri) || everything;
        if (open.has(uri)) continue;
        for (const slot of touch(uri, true)) concerned.add(slot);
        const folder = [...folders].find((one) => isWithin(one, uri));
        if (folder === undefined || concerned.size > 0) continue;
        if (!(await wouldWalk(uri, folder, overlay, { load: config.load, excludes: config.excludes }))) continue;
        for (const slot of await discover(uri)) {
          kept.add(slot.key);
          concerned.add(slot);
        }
      }
      return everything ? allKeys() : rootKeys([...concerned]);
    },
    reconfigure: () => {
      config.refresh();
    },
    entries: async (folder) => {
      folders.add(folder);
      const { candidates } = await walk([folder], overlay, { load: config.load, excludes: config.excludes });
      const entries = await inParallel(candidates, ({ uri }) => entryFor(uri));
      const found = new Set(entries.flatMap((entry) => (entry ? [slots.add(entry)] : [])));
      for (const slot of found) kept.add(slot.key);
      await inParallel([...found], (slot) => slots.settle(slot, pause));
      return rootKeys([...found]);
    },
    document: store.reader.document,
  };

  function allKeys(): readonly string[] {
    return rootKeys(slots.all());
  }
}

/** The projects of one file with several templates are numbered. */
const numbered = / #(?=\d+$)/;
const keyAt = ({ key }: Slot, index: number): string => (index === 0 ? key : `${key} #${index}`);

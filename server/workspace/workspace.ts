import type { Inputs } from '../dialects/dialect.ts';
import type { Form } from '../dialects/form.ts';
import type { Forms } from '../dialects/forms.ts';
import type { Project } from '../model/finding.ts';
import type { Settings } from '../model/settings.ts';
import type { Document } from '../model/source.ts';
import { directoryOf, nameOf } from '../model/uri.ts';
import { type ConfigOptions, createConfig } from './config.ts';
import type { ConfigError } from './config-file.ts';
import type { Files } from './files.ts';
import { type Buffer, createOverlay } from './overlay.ts';
import { withGaps } from './gaps.ts';
import { seenBy } from './gather.ts';
import { createScanned } from './scanned.ts';
import { createSeeds } from './seeds.ts';
import { type Moved, type EntrySlot, createSlots, keysOf } from './slots.ts';
import { type Pause, createLoadedFiles } from './loaded-files.ts';

export interface WorkspaceOptions extends ConfigOptions {
  /** Texts larger than this many bytes are not read. */
  readonly limit?: (uri: string, form: Form | 'none' | undefined) => number;
  /** All that AtRest knows unless told otherwise. */
  readonly forms?: Forms;
  readonly inputs?: Inputs;
  /** Awaited between slices of work that is done to find out which projects there are. */
  readonly before?: () => Promise<void>;
  /** Whether a file is looked at at all. */
  readonly isChecked?: (uri: string) => boolean;
  /** Most files that one entry may be read from. */
  readonly budget?: number;
  /** Told as soon as it is known that other projects are there than before. */
  readonly moved?: (projects: Moved) => void;
  /** Told of files that `crashes` has, or has no more, or otherwise. */
  readonly crashed?: (uris: readonly string[]) => void;
}
/** A run that may be dropped on the way, when its result is not wanted any more. */
export interface Run {
  readonly dropped: boolean;
}

/**
 * The files of an editor, and the projects they make up, kept up to date. Projects have keys, which last from version to version.
 * Which projects there are depends on what is open, on the folders that are scanned and on the texts as they are now; not on what was
 * before, but for the form of a text that is broken (see `seeds.ts`).
 */
export interface Workspace {
  /** The text of a buffer has changed or, without one, the file counts again. Gives the projects that held it or knew of it. */
  readonly setBuffer: (uri: string, buffer: Buffer | undefined) => readonly string[];
  /** Files have come, gone or changed on disk. Gives the known projects that may be different now. */
  readonly filesChanged: (uris: readonly string[]) => readonly string[];
  /** The editor's settings have changed. */
  readonly reconfigure: () => void;
  /** Finds out which projects there are now, and tells `moved`. */
  readonly settle: () => Promise<void>;
  /** The projects that hold a file, now; none when it is not ours. */
  readonly projectsOf: (uri: string) => Promise<readonly string[]>;
  /** The projects that held a file when that was last found out. */
  readonly holding: (uri: string) => readonly string[];
  /** The files that a project was made of when that was last found out. */
  readonly filesOf: (key: string) => ReadonlySet<string>;
  /** From now on these folders, and no others, are looked at as a whole. Gives all projects there are. */
  readonly scan: (folders: readonly string[]) => Promise<readonly string[]>;
  /**
   * Reads a project as it is now; undefined when it is gone or the run was dropped. What has not changed stays the same objects.
   * `before` is awaited before each slice of work.
   */
  readonly read: (key: string, run?: Run, before?: () => Promise<void>) => Promise<Project | undefined>;
  /** Why a file is not checked; undefined when it is, or was not looked at. */
  readonly unread: (uri: string) => string | undefined;
  readonly settingsOf: (uri: string) => Settings;
  /** Mistakes of ours that keep files from being looked at before any project is read, as stable lines by URI. */
  readonly crashes: () => ReadonlyMap<string, string>;
  /**
   * How judging a project ended, once read: what one reads that a mistake of ours kept from being judged (nested templates, called modules)
   * is read by itself. True when it is to be found out anew which projects there are.
   */
  readonly judged: (key: string, crashed: boolean) => boolean;
  /** The files of a project that no other entry's project holds. */
  readonly ownFilesOf: (key: string) => readonly string[];
  /** Mistakes in the configuration files read so far. */
  readonly configErrors: () => readonly ConfigError[];
  readonly document: (uri: string) => Document | undefined;
}

const MEGABYTE = 1_048_576;

export function createWorkspace(files: Files, options: WorkspaceOptions = {}): Workspace {
  const overlay = createOverlay(files);
  const config = createConfig(overlay, options);
  const {
    limit = () => 2 * MEGABYTE,
    inputs,
    before: breathe,
    isChecked = () => true,
    moved,
    crashed,
    budget,
  } = options;
  const pause = async (): Promise<boolean> => {
    await breathe?.();
    return true;
  };
  const store = createLoadedFiles(overlay, {
    limit,
    forms: options.forms,
    version: (uri) => overlay.buffer(uri)?.version,
    knowsLinks: true,
  });
  const seeds = createSeeds(store, config, isChecked);
  const slots = createSlots(store, overlay, seeds.isOpen, budget);
  const scanned = createScanned(overlay, config, seeds, store.forms);

  const isSettled = (): boolean => scanned.isSettled() && seeds.isSettled() && slots.isSettled() && slots.isDrawn();
  /**
   * Each step knows what the next depends on: which files lie in the scanned folders, what each file starts, what each entry is read
   * from and, when nothing is open any more, which entries are read by themselves.
   */
  const settle = async (wanted: Pause): Promise<boolean> => {
    while (!isSettled()) {
      await scanned.settle();
      if (!(await seeds.settle(wanted))) return false;
      if (!seeds.isSettled()) continue;
      slots.keep(seeds.entries());
      if (!(await slots.settle(wanted))) return false;
      if (!scanned.isSettled() || !seeds.isSettled() || !slots.isSettled() || slots.isDrawn()) continue;
      store.keep(new Set([...slots.uris(), ...seeds.uris()]));
      const change = slots.draw();
      if (change.come.length + change.gone.length > 0) moved?.(change);
    }
    findCrashes();
    return true;
  };
  let crashes: ReadonlyMap<string, string> = new Map();
  const findCrashes = (): void => {
    const last = crashes;
    const found = new Map(scanned.crashes());
    for (const uri of seeds.uris()) {
      const failure = store.failure(uri);
      const crash = failure?.internal ? failure.message : seeds.crash(uri);
      if (crash !== undefined) found.set(uri, crash);
    }
    crashes = found;
    const changed = [...new Set([...last.keys(), ...found.keys()])].filter((uri) => last.get(uri) !== found.get(uri));
    if (changed.length > 0) crashed?.(changed);
  };
  const slotOf = (key: string): EntrySlot | undefined => slots.get(key.split(numbered)[0] ?? key);
  const rootsHolding = (uri: string): readonly EntrySlot[] => [...slots.roots()].filter((slot) => slot.uris.has(uri));
  const keys = (some: Iterable<EntrySlot>): readonly string[] => [...new Set([...some].flatMap(keysOf))];
  const allKeys = (): readonly string[] => keys(slots.roots());
  const isGone = ({ entry: { form, uri } }: EntrySlot): boolean =>
    form.inDirectory
      ? !store.reader.list(uri).some((one) => form.role?.(one, uri) === 'document')
      : store.reader.document(uri) === undefined;
  /** What a change of a file concerns: the file, and the list of its directory when it may have come or gone. */
  const touch = (uri: string, onDisk: boolean): readonly EntrySlot[] => {
    seeds.touch(uri);
    const concerned = slots.invalidate(uri);
    const directory = directoryOf(uri);
    if (store.forms.role(uri, directory) === undefined) return concerned;
    const isListed = !onDisk && store.reader.list(directory).includes(uri);
    return isListed ? concerned : [...concerned, ...slots.invalidate(directory)];
  };
  /** What files, links and directories that have changed concern: what lies behind them or below them, too. */
  const whole = (uris: readonly string[], known: ReadonlySet<string>): ReadonlySet<string> => {
    const all = new Set(uris.flatMap((uri) => [uri, ...store.otherNames(uri), ...slots.otherNames(uri)]));
    return new Set([...all, ...[...known].filter((uri) => isBelow(uri, all))]);
  };
  /** Whether anything can depend on a file: an editor tells of all that come and go, as they may be directories. */
  const isOfUse = (uri: string, known: ReadonlySet<string>): boolean =>
    known.has(uri) || store.forms.looksAt(nameOf(uri)) || store.forms.role(uri, directoryOf(uri)) !== undefined;
  /** True when the settings of files may be others now. */
  const reconfigured = (uri: string): boolean => {
    const changed = config.changed(uri);
    if (changed) seeds.touchAll();
    return changed;
  };

  return {
    setBuffer: (uri, buffer) => {
      const held = rootsHolding(uri);
      const first = buffer !== undefined && !seeds.isOpen(uri);
      if (buffer) overlay.set(uri, buffer);
      else overlay.remove(uri);
      if (first) seeds.open(uri);
      if (!buffer) seeds.close(uri);
      if (first || !buffer) slots.redraw();
      const concerned = touch(uri, buffer === undefined);
      scanned.changed(uri, first || !buffer);
      return reconfigured(uri) ? allKeys() : keys([...held, ...concerned]);
    },
    filesChanged: (uris) => {
      const concerned = new Set<EntrySlot>();
      let everything = false;
      const known = new Set([...store.known(), ...slots.names(), ...slots.uris(), ...seeds.uris()]);
      for (const uri of whole(uris, known)) {
        everything = reconfigured(uri) || everything;
        scanned.changed(uri, true);
        if (seeds.isOpen(uri) || !isOfUse(uri, known)) continue;
        for (const slot of touch(uri, true)) concerned.add(slot);
      }
      return everything ? allKeys() : keys(concerned);
    },
    reconfigure: () => {
      config.refresh();
      for (const uri of store.outgrown()) touch(uri, true);
      seeds.touchAll();
    },
    settle: async () => {
      await settle(pause);
    },
    projectsOf: async (uri) => {
      await settle(pause);
      return keys(rootsHolding(uri));
    },
    holding: (uri) => keys(rootsHolding(uri)),
    filesOf: (key) => slotOf(key)?.uris ?? new Set(),
    scan: async (folders) => {
      scanned.set(folders);
      await settle(pause);
      return allKeys();
    },
    read: async (key, run, before) => {
      const [name = '', number = '0'] = key.split(numbered);
      const wanted = async (): Promise<boolean> => {
        await before?.();
        return run?.dropped !== true;
      };
      do {
        if (!(await settle(wanted)) || !(await wanted())) return undefined;
        await config.load([...(slots.get(name)?.uris ?? [])]);
        // Nothing is awaited from here on, so that what is read fits together.
      } while (!isSettled());
      const slot = slots.get(name);
      if (!slot || !slots.roots().has(slot)) return undefined;
      if (slot.failure) throw slot.failure;
      if (isGone(slot)) return undefined;
      if (slot.read !== slot.revision) {
        const { form, uri } = slot.entry;
        const seen = seenBy(slot.entry, slot, store.reader);
        const projects = form.read(uri, seen, { ...(inputs && { inputs }) }, slot.projects);
        slot.projects = withGaps(projects, slot, store.failure);
        slot.read = slot.revision;
      }
      return slot.projects[Number(number)];
    },
    unread: (uri) =>
      store.failure(uri)?.message ??
      (rootsHolding(uri).length > 0 ? undefined : (seeds.foreign(uri) ?? slots.leftOver(uri))),
    settingsOf: config.settingsFor,
    crashes: () => crashes,
    judged: (key, crashed) => {
      const slot = slotOf(key);
      if (slot) slots.judged(slot, key, crashed);
      return !slots.isDrawn();
    },
    ownFilesOf: (key) => {
      const slot = slotOf(key);
      return [...(slot?.uris ?? [])].filter((uri) => rootsHolding(uri).every((one) => one === slot));
    },
    configErrors: config.errors,
    document: store.reader.document,
  };
}

/** Whether it lies in one of these directories. */
function isBelow(uri: string, directories: ReadonlySet<string>): boolean {
  for (let at = uri, above = directoryOf(at); above !== at; at = above, above = directoryOf(at))
    if (directories.has(above)) return true;
  return false;
}

const numbered = / #(?=\d+$)/;

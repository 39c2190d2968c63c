import type { Project } from '../model/finding.ts';
import { rootsOf } from './claims.ts';
import type { EntryPoint } from './entry-point.ts';
import type { Files } from './files.ts';
import { gather } from './gather.ts';
import { inParallel } from './in-parallel.ts';
import { LEFT_OVER, leftOvers } from './left-overs.ts';
import { through } from './links.ts';
import { loadAsync } from './loading.ts';
import type { Pause, LoadedFiles } from './loaded-files.ts';

/** An entry of a workspace, and what has been made of it. */
export interface EntrySlot {
  readonly entry: EntryPoint;
  readonly key: string;
  /** All that it was read from, when it was gathered last. */
  uris: ReadonlySet<string>;
  claims: ReadonlySet<string>;
  aliases: ReadonlyMap<string, string>;
  names: ReadonlySet<string>;
  /** Counts changes of what it is read from; the others say up to which of them it was gathered and read. */
  revision: number;
  gathered: number;
  read: number;
  /** It leads to more than its budget: what is beyond was not looked at. */
  full: boolean;
  /** How many projects it makes. */
  count: number;
  projects: readonly Project[];
  /** What kept it from being gathered. Others are told from what they are; this one claims nothing. */
  failure?: Error | undefined;
  /** Its projects that a mistake of ours kept from being judged: as long as there are any, what it claims is read by itself. */
  crashed: ReadonlySet<string>;
}

/** Projects that are there since the last picture, and projects that are not any more, by key. */
export interface Moved {
  readonly come: readonly string[];
  readonly gone: readonly string[];
}

/**
 * The entries of a workspace, and which of them are read by themselves: the roots. Those are told from the claims of all entries
 * together, once every one of them is settled: an old claim would hide what it once named. Between two such pictures the last one counts.
 */
export interface Slots {
  /** These are the entries, and no others. */
  readonly keep: (entries: ReadonlyMap<string, EntryPoint>) => void;
  readonly get: (key: string) => EntrySlot | undefined;
  /** Something has changed: what was made of it no longer counts. Gives the roots that it concerns. */
  readonly invalidate: (uri: string) => readonly EntrySlot[];
  readonly isSettled: () => boolean;
  /** Loads what entries are read from that have changed. False when it was given up. */
  readonly settle: (pause: Pause) => Promise<boolean>;
  /** The last picture still holds, once all is settled. */
  readonly isDrawn: () => boolean;
  /** To be called when all is settled. */
  readonly draw: () => Moved;
  /** How judging one of an entry's projects ended. */
  readonly judged: (slot: EntrySlot, key: string, crashed: boolean) => void;
  /** Which files the user has opened has changed. */
  readonly redraw: () => void;
  readonly roots: () => ReadonlySet<EntrySlot>;
  /** Everything that entries are read from. */
  readonly uris: () => readonly string[];
  /** Other names that were asked for on the way. */
  readonly names: () => readonly string[];
  /** Names under which an entry found what lies in a place. */
  readonly otherNames: (uri: string) => readonly string[];
  /** Why an entry is not read although it is there. */
  readonly leftOver: (uri: string) => string | undefined;
}

/** The projects of one file with several templates are numbered. */
export const keysOf = ({ key, count }: EntrySlot): readonly string[] =>
  Array.from({ length: count }, (_, index) => (index === 0 ? key : `${key} #${index}`));

/** `isNamed`: the user has opened this very file. `budget`: most files that an entry may be read from. */
export function createSlots(
  store: LoadedFiles,
  files: Files,
  isNamed: (uri: string) => boolean,
  budget?: number,
): Slots {
  const slots = new Map<string, EntrySlot>();
  const outdated = new Set<EntrySlot>();
  let roots: ReadonlySet<EntrySlot> = new Set();
  let keys: ReadonlySet<string> = new Set();
  let left: ReadonlySet<string> = new Set();
  let drawn = false;

  const add = (key: string, entry: EntryPoint): void => {
    const uris = new Set([entry.uri]);
    const claims = new Set<string>();
    const aliases = new Map<string, string>();
    const slot = {
      entry,
      key,
      uris,
      claims,
      aliases,
      names: new Set<string>(),
      revision: 1,
      gathered: 0,
      read: 0,
      full: false,
      count: 1,
      projects: [],
      crashed: new Set<string>(),
    };
    slots.set(key, slot);
    outdated.add(slot);
    drawn = false;
  };
  const setCrashed = (slot: EntrySlot, crashed: readonly string[]): void => {
    if (crashed.length > 0 !== slot.crashed.size > 0 && slot.claims.size > 0) drawn = false;
    slot.crashed = new Set(crashed);
  };
  const settle = async (slot: EntrySlot, pause: Pause): Promise<boolean> => {
    while (slots.get(slot.key) === slot && slot.gathered !== slot.revision) {
      const { revision } = slot;
      const begun = store.now();
      const run = { wanted: true };
      const watched = async (): Promise<boolean> => (run.wanted &&= await pause());
      let found: Pick<EntrySlot, 'uris' | 'claims' | 'aliases' | 'names' | 'full' | 'count' | 'failure'>;
      try {
        const { uris, claims, aliases, names, full } = await loadAsync(
          gather(slot.entry, store, files, { pause: watched, ...(budget !== undefined && { budget }) }),
        );
        if (!run.wanted) return false;
        // What has changed meanwhile is gathered again, whether the slot knew that it needs it or not.
        if (slot.revision !== revision || [...uris].some((uri) => !store.has(uri) || store.changedSince(uri, begun)))
          continue;
        const count = slot.entry.form.count(slot.entry.uri, store.reader);
        found = { uris, claims, aliases, names, full, count, failure: undefined };
      } catch (error) {
        const failure = error instanceof Error ? error : new Error(String(error));
        // What lies in the directory of a module is its own, whatever else that leads to.
        const uris = new Set([...slot.uris, ...store.reader.list(slot.entry.uri)]);
        found = { uris, claims: new Set(), aliases: new Map(), names: slot.names, full: false, count: 1, failure };
      }
      // What an entry leaves over depends on its text, too.
      if (slot.entry.form.leavesOver || found.count !== slot.count || !sameSet(found.claims, slot.claims))
        drawn = false;
      Object.assign(slot, found, { gathered: revision });
      setCrashed(
        slot,
        keysOf(slot).filter((key) => slot.crashed.has(key)),
      );
      outdated.delete(slot);
    }
    return true;
  };
  return {
    keep: (entries) => {
      for (const [key, slot] of slots) {
        if (entries.has(key)) continue;
        slots.delete(key);
        outdated.delete(slot);
        drawn = false;
      }
      for (const [key, entry] of entries) if (!slots.has(key)) add(key, entry);
    },
    get: (key) => slots.get(key),
    invalidate: (uri) => {
      store.forget(uri);
      const concerned = [...slots.values()].filter(({ uris, names }) => uris.has(uri) || names.has(uri));
      for (const slot of concerned) {
        slot.revision++;
        outdated.add(slot);
      }
      return concerned.filter((slot) => roots.has(slot));
    },
    isSettled: () => outdated.size === 0,
    settle: async (pause) => {
      const settled = await inParallel([...outdated], (slot) => settle(slot, pause));
      return settled.every((done) => done);
    },
    isDrawn: () => drawn,
    judged: (slot, key, crashed) => {
      const others = [...slot.crashed].filter((one) => one !== key);
      setCrashed(slot, crashed ? [...others, key] : others);
    },
    redraw: () => {
      drawn = false;
    },
    draw: () => {
      drawn = true;
      const named = [...slots.values()].map((slot) => ({
        slot,
        name: slot.entry.uri,
        claims: slot.crashed.size > 0 ? NO_CLAIMS : slot.claims,
      }));
      const found = rootsOf(named).map(({ slot }) => slot);
      const entries = found.map(({ entry }) => entry);
      const leftOver = leftOvers(entries, isNamed, store.reader);
      left = leftOver.uris;
      for (const slot of found) slot.failure ??= leftOver.crashes.get(slot.entry);
      roots = new Set(found.filter(({ entry }) => !left.has(entry.uri)));
      const before = keys;
      keys = new Set([...roots].flatMap(keysOf));
      return {
        come: [...keys].filter((key) => !before.has(key)),
        gone: [...before].filter((key) => !keys.has(key)),
      };
    },
    roots: () => roots,
    uris: () => [...slots.values()].flatMap(({ uris }) => [...uris]),
    names: () => [...slots.values()].flatMap(({ names }) => [...names]),
    otherNames: (uri) =>
      [...slots.values()].flatMap(({ aliases }) => [...aliases].flatMap(([name, place]) => through(name, place, uri))),
    leftOver: (uri) => (left.has(uri) ? LEFT_OVER : undefined),
  };
}

const NO_CLAIMS: ReadonlySet<string> = new Set();
const sameSet = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  some.size === others.size && [...some].every((one) => others.has(one));

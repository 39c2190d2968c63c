import type { Project } from '../model/finding.ts';
import { rootsOf } from './claims.ts';
import { type Entry, entryKey } from './entry.ts';
import type { Files } from './files.ts';
import { gather } from './gather.ts';
import { LEFT_OVER, leftOvers } from './left-overs.ts';
import { countProjects } from './read-project.ts';
import type { Pause, Store } from './store.ts';

/** An entry of a workspace, and what has been made of it. */
export interface Slot {
  readonly entry: Entry;
  readonly key: string;
  /** All that it was read from, when it was gathered last. */
  uris: ReadonlySet<string>;
  claims: ReadonlySet<string>;
  aliases: ReadonlyMap<string, string>;
  /** Counts changes of what it is read from; the others say up to which of them it was gathered and read. */
  revision: number;
  gathered: number;
  read: number;
  /** How many projects it makes. */
  count: number;
  projects: readonly Project[];
}

/** The entries of a workspace. */
export interface Slots {
  readonly add: (entry: Entry) => Slot;
  readonly remove: (slot: Slot) => void;
  readonly all: () => readonly Slot[];
  readonly get: (key: string) => Slot | undefined;
  /** Something has changed: what was made of it no longer counts. Gives the entries that it concerns. */
  readonly invalidate: (uri: string) => readonly Slot[];
  /** Loads what an entry is read from. False when it was given up. */
  readonly settle: (slot: Slot, pause?: Pause) => Promise<boolean>;
  /** Entries that hold a file and are read by themselves. */
  readonly holding: (uri: string) => readonly Slot[];
  readonly isRoot: (slot: Slot) => boolean;
  /** Why an entry is not read although it is there. */
  readonly leftOver: (uri: string) => string | undefined;
}

/** `isNamed`: the user has opened this very file. */
export function createSlots(store: Store, files: Files, isNamed: (uri: string) => boolean): Slots {
  const slots = new Map<string, Slot>();
  let roots: ReadonlySet<Slot> | undefined;
  let left: ReadonlySet<string> = new Set();

  const rootSlots = (): ReadonlySet<Slot> => {
    if (roots) return roots;
    const named = [...slots.values()].map((slot) => ({ slot, name: slot.entry.uri, claims: slot.claims }));
    const found = rootsOf(named).map(({ slot }) => slot);
    left = leftOvers(
      found.map(({ entry }) => entry),
      isNamed,
    );
    roots = new Set(found.filter(({ entry }) => !left.has(entry.uri)));
    return roots;
  };
  return {
    add: (entry) => {
      const key = entryKey(entry);
      let slot = slots.get(key);
      if (!slot) {
        slot = {
          entry,
          key,
          uris: new Set([entry.uri]),
          claims: new Set(),
          aliases: new Map(),
          revision: 1,
          gathered: 0,
          read: 0,
          count: 1,
          projects: [],
        };
        slots.set(key, slot);
        roots = undefined;
      }
      return slot;
    },
    remove: (slot) => {
      slots.delete(slot.key);
      roots = undefined;
    },
    all: () => [...slots.values()],
    get: (key) => slots.get(key),
    invalidate: (uri) => {
      store.forget(uri);
      const concerned = [...slots.values()].filter((slot) => slot.uris.has(uri));
      for (const slot of concerned) slot.revision++;
      return concerned;
    },
    settle: async (slot, pause) => {
      while (slot.gathered !== slot.revision) {
        const { revision } = slot;
        const run = { wanted: true };
        const watched = async (): Promise<boolean> => (run.wanted &&= (await pause?.()) ?? true);
        const { uris, claims, aliases } = await gather(slot.entry, store, files, { pause: watched });
        if (!run.wanted) return false;
        // What has changed meanwhile is gathered again, whether the slot knew that it needs it or not.
        if (slot.revision !== revision || ![...uris].every((uri) => store.has(uri))) continue;
        const count = countProjects(slot.entry, store.reader);
        Object.assign(slot, { uris, claims, aliases, count, gathered: revision });
        roots = undefined;
      }
      return true;
    },
    holding: (uri) => [...rootSlots()].filter((slot) => slot.uris.has(uri)),
    isRoot: (slot) => rootSlots().has(slot),
    leftOver: (uri) => {
      rootSlots();
      return left.has(uri) ? LEFT_OVER : undefined;
    },
  };
}

import type { Form } from '../dialects/form.ts';
import { directoryOf, isWithin, nameOf } from '../model/uri.ts';
import type { Config } from './config.ts';
import { crashText } from './crash.ts';
import { type EntryPoint, NOT_OURS, entryKey, entryOf } from './entry-point.ts';
import { inParallel } from './in-parallel.ts';
import { loadAsync } from './loading.ts';
import type { Pause, LoadedFiles } from './loaded-files.ts';

const EXCLUDED = 'left out by `exclude` in .atrest.yaml';
const SWITCHED_OFF = 'switched off by `atrest.enable`';

/** A file that somebody looks at, and what it starts. */
interface Seed {
  readonly uri: string;
  open: boolean;
  /** It lies in a folder that is looked at as a whole. */
  walked: boolean;
  /** Counts changes; `looked` says up to which of them it was looked at. */
  revision: number;
  looked: number;
  entries: readonly EntryPoint[];
  /** The form that its text keeps while it is broken: what it was last, since it was opened. */
  kept?: Form | undefined;
  /** Why it starts nothing. */
  foreign?: string | undefined;
  /** A mistake of ours kept it from being looked at. */
  crash?: string | undefined;
}

/** What a file is now (undefined: not there, or not looked into), and what follows. */
interface Glance extends Required<Pick<Seed, 'entries' | 'kept' | 'foreign'>> {
  readonly crash?: string;
  readonly form: Form | 'none' | undefined;
}

/** Whatever one file does to us, the others are looked at. */
function failed(error: unknown): Glance {
  const crash = crashText(error);
  return { entries: [], form: 'none', kept: undefined, foreign: crash, crash };
}

/**
 * The files that decide which entries there are: those that are open, and those that a walk of the scanned folders finds. Nothing else
 * does, least of all what was looked at before, so that a server that has been through a lot knows what a new one would.
 */
export interface Seeds {
  readonly open: (uri: string) => void;
  readonly close: (uri: string) => void;
  readonly isOpen: (uri: string) => boolean;
  /** The last walk has found it. */
  readonly isWalked: (uri: string) => boolean;
  /** A walk has found these, and no others. */
  readonly walked: (uris: readonly string[]) => void;
  /** A walk would find this one, too. */
  readonly found: (uri: string) => void;
  /** A file has changed: whatever depends on what it is must be looked at again. */
  readonly touch: (uri: string) => void;
  /** Settings have changed. */
  readonly touchAll: () => void;
  readonly isSettled: () => boolean;
  /** Looks at what has changed. False when it was given up. */
  readonly settle: (pause: Pause) => Promise<boolean>;
  /** By key. As of the last look. */
  readonly entries: () => ReadonlyMap<string, EntryPoint>;
  readonly uris: () => readonly string[];
  /** Why a file starts nothing. */
  readonly foreign: (uri: string) => string | undefined;
  /** The mistake of ours that kept a file from being looked at. */
  readonly crash: (uri: string) => string | undefined;
}

export function createSeeds(store: LoadedFiles, config: Config, isChecked: (uri: string) => boolean): Seeds {
  const seeds = new Map<string, Seed>();
  const dirty = new Set<Seed>();

  const seedOf = (uri: string): Seed => {
    const seed = seeds.get(uri) ?? { uri, open: false, walked: false, revision: 0, looked: 0, entries: [] };
    seeds.set(uri, seed);
    return seed;
  };
  const outdate = (seed: Seed): void => {
    seed.revision++;
    dirty.add(seed);
  };
  const drop = (seed: Seed): void => {
    if (seed.open || seed.walked) return;
    seeds.delete(seed.uri);
    dirty.delete(seed);
  };
  /**
   * A text that is half typed keeps its form because it is broken: what it was before says best what it is to become. A text that parses
   * is what it looks like, and one that nobody is typing in is no half of anything. Of one that is too large to be read nobody knows
   * whether it is broken: it is what it looks like, until it can be read.
   */
  const formOf = async ({ uri, open, kept }: Seed, pause: Pause): Promise<Pick<Glance, 'form' | 'kept'>> => {
    const form = await loadAsync(store.form(uri));
    if (form !== 'none') return { form, kept: form };
    if (!open || kept === undefined) return { form, kept: undefined };
    // Somebody else may have looked meanwhile.
    if (!store.isReadAs(uri, kept)) await loadAsync(store.load({ documents: [uri] }, pause));
    if (store.isReadAs(uri, kept)) return { form: kept, kept };
    const document = store.reader.document(uri);
    if (!document) return { form, kept };
    if (document.problems.length === 0) return { form, kept: undefined };
    store.readAs(uri, kept);
    return { form: kept, kept };
  };
  /** Entries that may read what this one starts. */
  const entriesAbove = async ({ uri, form: own }: EntryPoint): Promise<readonly EntryPoint[]> => {
    const found: EntryPoint[] = [];
    for (const form of store.forms.all)
      for (const above of form.above?.of(uri, own) ?? []) {
        // One that is looked at itself starts its own entry.
        if (seeds.has(above)) continue;
        await config.load([above]);
        if (!config.excludes(above) && isChecked(above) && (await loadAsync(store.form(above))) === form)
          found.push({ form, uri: above });
      }
    return found;
  };
  const look = async (seed: Seed, pause: Pause): Promise<Glance> => {
    const { uri } = seed;
    await config.load([uri]);
    if (!isChecked(uri)) return { entries: [], form: undefined, kept: undefined, foreign: SWITCHED_OFF };
    if (config.excludes(uri)) return { entries: [], form: undefined, kept: undefined, foreign: EXCLUDED };
    const found = await formOf(seed, pause);
    const entry = found.form && entryOf(uri, found.form);
    if (!entry) return { ...found, entries: [], foreign: found.form && NOT_OURS };
    return { ...found, entries: [entry, ...(await entriesAbove(entry))], foreign: undefined };
  };
  const settle = async (seed: Seed, pause: Pause): Promise<boolean> => {
    while (seeds.get(seed.uri) === seed && seed.looked !== seed.revision) {
      const { revision } = seed;
      const run = { wanted: true };
      const found = await look(seed, async () => (run.wanted &&= await pause())).catch(failed);
      if (!run.wanted) return false;
      if (seed.revision !== revision) continue;
      Object.assign(seed, { crash: undefined }, found, { looked: revision });
      dirty.delete(seed);
      if (found.form === undefined && found.foreign === undefined && !seed.open) {
        // It is gone. When it comes back, a walk would find it again.
        seed.walked = false;
        drop(seed);
      }
    }
    return true;
  };
  /** A file that may stand above others, and becomes one of the seeds or is none any more, starts its entry elsewhere. */
  const outdateBelow = (uri: string): void => {
    if (!store.forms.isAbove(nameOf(uri))) return;
    for (const seed of seeds.values()) if (isWithin(directoryOf(uri), seed.uri)) outdate(seed);
  };
  const begin = (uri: string, set: (seed: Seed) => void): void => {
    const isNew = !seeds.has(uri);
    const seed = seedOf(uri);
    set(seed);
    outdate(seed);
    if (isNew) outdateBelow(uri);
  };
  const end = (seed: Seed): void => {
    outdate(seed);
    drop(seed);
    if (!seeds.has(seed.uri)) outdateBelow(seed.uri);
  };

  return {
    open: (uri) => {
      begin(uri, (seed) => {
        if (!seed.open) seed.kept = undefined;
        seed.open = true;
      });
    },
    close: (uri) => {
      const seed = seeds.get(uri);
      if (!seed) return;
      seed.open = false;
      end(seed);
    },
    isOpen: (uri) => seeds.get(uri)?.open === true,
    isWalked: (uri) => seeds.get(uri)?.walked === true,
    walked: (uris) => {
      const found = new Set(uris);
      for (const seed of [...seeds.values()]) {
        if (!seed.walked || found.has(seed.uri)) continue;
        seed.walked = false;
        end(seed);
      }
      for (const uri of found) if (seeds.get(uri)?.walked !== true) begin(uri, (seed) => (seed.walked = true));
    },
    found: (uri) => {
      begin(uri, (seed) => (seed.walked = true));
    },
    touch: (uri) => {
      const seed = seeds.get(uri);
      if (seed) outdate(seed);
      outdateBelow(uri);
    },
    touchAll: () => {
      for (const seed of seeds.values()) outdate(seed);
    },
    isSettled: () => dirty.size === 0,
    settle: async (pause) => {
      const settled = await inParallel([...dirty], (seed) => settle(seed, pause));
      return settled.every((done) => done);
    },
    entries: () =>
      new Map([...seeds.values()].flatMap((seed) => seed.entries.map((entry) => [entryKey(entry), entry] as const))),
    uris: () => [...seeds.keys()],
    foreign: (uri) => seeds.get(uri)?.foreign,
    crash: (uri) => seeds.get(uri)?.crash,
  };
}

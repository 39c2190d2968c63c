import { directoryOf, isWithin, joinUri, nameOf } from '../model/uri.ts';
import { type Config, CONFIG_NAME } from './config.ts';
import { crashText } from './crash.ts';
import type { Forms } from '../dialects/forms.ts';
import type { Files } from './files.ts';
import type { Seeds } from './seeds.ts';
import { walk, wouldWalk } from './walk.ts';

/** The folders that are looked at as a whole, and the files in them. */
export interface Scanned {
  readonly set: (folders: readonly string[]) => void;
  /** A file has changed; `whole`: it may have come or gone, too. */
  readonly changed: (uri: string, whole: boolean) => void;
  readonly isSettled: () => boolean;
  /** Tells the seeds what a walk of the folders finds now. */
  readonly settle: () => Promise<void>;
  /** What a mistake of ours kept from being walked, by its URI, and the mistake. */
  readonly crashes: () => ReadonlyMap<string, string>;
}

/** Files that change what a walk finds beside them or below. */
const steering = new Set([CONFIG_NAME, '.gitignore', '.atrestignore', 'exclude', '.git']);

export function createScanned(files: Files, config: Config, seeds: Seeds, forms: Forms): Scanned {
  let folders: readonly string[] = [];
  /** Counts reasons to walk. */
  let wanted = 0;
  let walked = 0;
  /** The last walk has seen links. */
  let linked = false;
  const fresh = new Set<string>();
  const crashes = new Map<string, string>();
  const wouldBeFound = async (uri: string, folder: string): Promise<boolean> => {
    try {
      return isWithin(folder, uri) && (await wouldWalk(uri, folder, files, options));
    } catch (error) {
      crashes.set(uri, crashText(error));
      return false;
    }
  };
  const options = { load: config.load, excludes: config.excludes, forms };
  /** The links and directories in a directory. */
  const waysIn = async (directory: string): Promise<ReadonlySet<string>> => {
    try {
      const entries = await files.list(directory);
      const ways = entries.filter(({ kind }) => kind === 'directory' || kind === 'link');
      return new Set(ways.map(({ name }) => joinUri(directory, name)));
    } catch {
      // Closed to us: a walk finds nothing in it either.
      return new Set();
    }
  };
  const lookAtFresh = async (): Promise<void> => {
    const ways = new Map<string, ReadonlySet<string>>();
    for (const uri of [...fresh]) {
      fresh.delete(uri);
      crashes.delete(uri);
      // What is in a directory that has come, and which of two names of a file counts, only a walk can tell.
      const directory = directoryOf(uri);
      const beside = ways.get(directory) ?? (await waysIn(directory));
      ways.set(directory, beside);
      if (beside.has(uri)) wanted++;
      else if (!seeds.isWalked(uri))
        for (const folder of folders) if (await wouldBeFound(uri, folder)) seeds.found(uri);
    }
  };
  return {
    set: (next) => {
      folders = next;
      wanted++;
    },
    changed: (uri, whole) => {
      if (!folders.some((folder) => isWithin(folder, uri)) || uri.includes('/node_modules/')) return;
      if (steering.has(nameOf(uri)) || forms.madeBy(uri)) wanted++;
      else if (!whole) return;
      else if (linked) wanted++;
      // What a tool writes is found through what made it, whatever ignores it.
      else if (forms.isAbove(nameOf(uri)) && !seeds.isWalked(uri)) wanted++;
      else fresh.add(uri);
    },
    isSettled: () => walked === wanted && fresh.size === 0,
    settle: async () => {
      await lookAtFresh();
      while (walked !== wanted) {
        const wish = wanted;
        const { candidates, failed, linked: some } = await walk(folders, files, options);
        if (wish !== wanted) continue;
        linked = some;
        crashes.clear();
        for (const { uri, message, internal } of failed) if (internal) crashes.set(uri, message);
        seeds.walked(candidates.map(({ uri }) => uri));
        walked = wish;
      }
    },
    crashes: () => crashes,
  };
}

import { isWithin, nameOf } from '../model/uri.ts';
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
  return {
    set: (next) => {
      folders = next;
      wanted++;
    },
    changed: (uri, whole) => {
      if (!folders.some((folder) => isWithin(folder, uri)) || uri.includes('/node_modules/')) return;
      if (steering.has(nameOf(uri)) || forms.madeBy(uri)) wanted++;
      else if (seeds.isWalked(uri) || !whole) return;
      // What a tool writes is found through what made it, whatever ignores it.
      else if (forms.isAbove(nameOf(uri))) wanted++;
      else fresh.add(uri);
    },
    isSettled: () => walked === wanted && fresh.size === 0,
    settle: async () => {
      while (walked !== wanted) {
        const wish = wanted;
        const { candidates, failed } = await walk(folders, files, options);
        if (wish !== wanted) continue;
        crashes.clear();
        for (const { uri, message, internal } of failed) if (internal) crashes.set(uri, message);
        seeds.walked(candidates.map(({ uri }) => uri));
        walked = wish;
      }
      for (const uri of [...fresh]) {
        fresh.delete(uri);
        crashes.delete(uri);
        for (const folder of folders) if (await wouldBeFound(uri, folder)) seeds.found(uri);
      }
    },
    crashes: () => crashes,
  };
}

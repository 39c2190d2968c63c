import type { Source } from './source.ts';

/** By type, each path with the day of the newest source that has it. */
export type Merged = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** All that any of the sources knows. A type that the newest one has not is kept: a partition or a preview may have it still. */
export function merge(sources: readonly Source[]): Merged {
  const merged = new Map<string, Map<string, string>>();
  for (const { date, types } of [...sources].sort((a, b) => (a.date < b.date ? 1 : -1)))
    for (const [type, paths] of types) {
      const known = merged.get(type) ?? new Map<string, string>();
      merged.set(type, known);
      for (const path of paths) if (!known.has(path)) known.set(path, date);
    }
  return merged;
}

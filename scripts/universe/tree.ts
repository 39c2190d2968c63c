/** Paths as nested names: small enough to keep. What has nothing below is the day of the newest source that has it. */
export interface Tree {
  readonly [name: string]: Tree | string;
}
interface Growing {
  [name: string]: Growing | string;
}

/** `paths` with the day of the newest source that has each. */
export function treeOf(paths: ReadonlyMap<string, string>): Tree {
  const root: Growing = {};
  for (const [path, date] of [...paths].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    let at = root;
    for (const step of steps) {
      const below = at[step];
      at = typeof below === 'object' ? below : (at[step] = {});
    }
    at[last] ??= date;
  }
  return root;
}

import picomatch from 'picomatch';

/** More wildcards than these in one glob could make a match take very long; such a glob fits nothing. */
const maximumWildcards = 10;

export const isBearable = (glob: string): boolean => (glob.match(/[*?]+/g)?.length ?? 0) <= maximumWildcards;

/**
 * A test of paths relative to the directory that the glob counts from. `dir` fits the directory and all in it; a glob without a
 * slash fits at any depth, as in ignore files.
 */
export function globTest(glob: string): (path: string) => boolean {
  if (!isBearable(glob)) return () => false;
  const trimmed = glob.replace(/^\.?\//, '').replace(/\/+$/, '');
  const anchored = glob.replace(/\/+$/, '').includes('/') ? trimmed : `**/${trimmed}`;
  const options = { dot: true, noextglob: true, nonegate: true } as const;
  const itself = picomatch(anchored, options);
  const below = picomatch(`${anchored}/**`, options);
  return (path) => path !== '' && !path.startsWith('../') && (itself(path) || below(path));
}

import type { Exception, Universe } from '../../server/app/coverage.ts';
import type { Merged } from './merge.ts';
import { isSubject } from './subject.ts';

/** Types that came after the first list are as important as most. */
const PRIORITY = 2;

/**
 * What could be encrypted: the rows that there are, whose importance was decided by hand, and all paths that a source names for a key or for
 * encryption. What an exception sets aside is left out of new rows.
 */
export function rowsOf(
  merged: Merged,
  dialect: 'cloudformation' | 'terraform',
  old: Readonly<Record<string, readonly (number | string)[]>>,
  exceptions: readonly Exception[],
): Universe[typeof dialect] {
  const excused = exceptions.map(({ match }) => new RegExp(match));
  const rows = new Map(
    Object.entries(old).map(([type, [priority, ...paths]]) => [type, { priority, paths: new Set(paths) }]),
  );
  for (const [type, known] of merged) {
    const all = [...known.keys()];
    // What names an object speaks for all in it, unless something in it is named for encryption itself.
    const found = all.filter(
      (path) =>
        isSubject(path, dialect) &&
        !all.some((other) => other.startsWith(`${path}.`) && isSubject(other, dialect)) &&
        !excused.some((pattern) => pattern.test(`${type} ${path}`)),
    );
    if (found.length === 0) continue;
    const row = rows.get(type) ?? { priority: PRIORITY, paths: new Set() };
    for (const path of found) row.paths.add(path);
    rows.set(type, row);
  }
  return Object.fromEntries(
    [...rows]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([type, { priority, paths }]) => [type, [priority ?? PRIORITY, ...[...paths].sort()]]),
  );
}

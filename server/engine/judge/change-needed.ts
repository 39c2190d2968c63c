import type { Raise, Store } from '../../model/kind.ts';
import { type Level, rank } from '../../model/level.ts';
import type { Scalar } from '../../model/source.ts';
import { holds } from '../formula/formula.ts';
import { ownerOf } from '../keys/key.ts';
import { partsOf } from './level.ts';
import type { Look, Subject } from '../look.ts';
import { read } from '../read/read.ts';
import type { Reading } from '../read/reading.ts';
import { own } from '../../model/own.ts';

/** One facet that must change to reach a level. */
export interface Needed {
  readonly facet: string;
  readonly reading: Reading;
  /** What to write; `$key` for a customer key; undefined to remove the facet. */
  readonly to: Scalar | undefined;
}

/** The way up: the lowest raise that reaches the level in this case, reduced to what is not so already. */
export function neededFor(store: Store, wanted: Level, about: Subject, look: Look): WayUp | undefined {
  const ways = store.raise
    .filter((raise) => rank(raise.to) >= rank(wanted) && open(raise, about, look))
    .sort((a, b) => rank(a.to) - rank(b.to));
  const raise = ways[0];
  return raise && { raise, needed: needed(raise, about, look) };
}

export interface WayUp {
  readonly raise: Raise;
  readonly needed: readonly Needed[];
}
/**
 * Every raise that reaches the level, changes something, and takes nothing away: what may have a better key already must not
 * lose it, while a key that is named stays.
 */
export function waysUp(store: Store, wanted: Level, about: Subject, look: Look): readonly WayUp[] {
  const now = partsOf(store, about, look).flatMap((part) => part.levels);
  const named = store.key !== undefined && read(about, store.key, look).value.is !== 'absent';
  return store.raise.flatMap((raise) => {
    if (rank(raise.to) < rank(wanted) || !open(raise, about, look)) return [];
    if (!named && now.some((level) => rank(level) > rank(raise.to))) return [];
    const changes = needed(raise, about, look);
    return changes.length === 0 ? [] : [{ raise, needed: changes }];
  });
}

export const needsKey = ({ needed: changes }: WayUp): boolean => changes.some(({ to }) => to === '$key');

/** Whether a raise can be written on this type, and applies. */
const open = (raise: Raise, about: Subject, look: Look): boolean =>
  Object.keys(raise.set).every((facet) => own(about.spelled.facets, facet) !== undefined) &&
  (!raise.when || holds(raise.when, about, look) !== 'no');

export function needed(raise: Raise, about: Subject, look: Look): readonly Needed[] {
  const changes: Needed[] = [];
  for (const facet of raise.unset ?? []) {
    const reading = read(about, facet, look);
    if (reading.value.is !== 'absent') changes.push({ facet, reading, to: undefined });
  }
  for (const facet of raise.clear ?? []) {
    const reading = read(about, facet, look);
    if (reading.empty) changes.push({ facet, reading, to: undefined });
  }
  const along = Object.entries(raise.also ?? {}).filter(([facet]) => own(about.spelled.facets, facet) !== undefined);
  for (const [facet, to] of [...Object.entries(raise.set), ...along]) {
    const reading = read(about, facet, look);
    if (to === '$key') {
      const owner = ownerOf(reading.value, reading.resource, look);
      if (owner.named !== 'yes' || !owner.levels.every((level) => level === 'customer'))
        changes.push({ facet, reading, to });
    } else if (holds({ op: 'is', facet, value: wordOf(about, facet, to) }, about, look) !== 'yes')
      changes.push({ facet, reading, to: wordOf(about, facet, to) });
  }
  return changes;
}

/** The type's own word for a value of the kind. */
export function wordOf(about: Subject, facet: string, value: Scalar): Scalar {
  return own(own(about.spelled.words, facet), String(value)) ?? value;
}

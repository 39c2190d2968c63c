import { keySubject } from '../../engine/keys/admits.ts';
import type { Needed } from '../../engine/judge/change-needed.ts';
import { partsOf } from '../../engine/judge/level.ts';
import { type Subject, subject } from '../../engine/look.ts';
import { read } from '../../engine/read/read.ts';
import type { Level } from '../../model/level.ts';
import { absent, known } from '../../model/value.ts';
import { existingKey, literalKey, type NamedKey } from './named-key.ts';
import type { Opened } from '../open.ts';

/** A key that is named already, and decides as soon as a fix turns encryption on. */
export type KeptKey = Pick<NamedKey, 'words' | 'existing' | 'access'>;

/** What the store comes to once facets say what is needed, and the key that is named already if that decides then. */
export function afterwards(
  { about, look }: Opened,
  needed: readonly Needed[],
): { readonly level?: Level; readonly kept?: KeptKey } {
  const { store } = about.kind;
  if (!store || needed.some(({ to }) => to === '$key')) return { level: 'customer' };
  const levelsOf = (changed: Subject): readonly Level[] => [
    ...new Set(partsOf(store, changed, look).flatMap(({ levels }) => levels)),
  ];
  const then = changedBy(needed, about);
  const levels = levelsOf(then);
  const level = levels.length === 1 && levels[0] !== undefined ? { level: levels[0] } : {};
  const key = store.key === undefined ? undefined : read(then, store.key, look);
  // A key that the fix itself writes is none that was named.
  const writes = needed.some(({ facet }) => facet === store.key);
  if (store.key === undefined || writes || !key || key.value.is === 'absent') return level;
  const without = levelsOf(changedBy([...needed, { facet: store.key, reading: key, to: undefined }], about));
  const decides = levels.length !== without.length || levels.some((one) => !without.includes(one));
  if (!decides) return level;
  const { value } = key;
  const target = value.is === 'reference' ? look.world.find(value.id) : undefined;
  if (target && keySubject(target, look)) return { ...level, kept: existingKey(target) };
  if (value.is === 'known' && typeof value.value === 'string') return { ...level, kept: literalKey(value.value) };
  return { ...level, kept: { words: 'the key that it names', access: 'needs-key-access' } };
}

/** The store as if it said so. */
function changedBy(needed: readonly Needed[], about: Subject): Subject {
  const changed = subject(about.resource, about.kind, about.spelled, about.path, about.value);
  for (const [facet, reading] of about.readings) changed.readings.set(facet, reading);
  for (const { facet, reading, to } of needed)
    changed.readings.set(facet, { ...reading, value: to === undefined ? absent() : known(to) });
  return changed;
}

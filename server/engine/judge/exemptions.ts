import type { Store } from '../../model/kind.ts';
import type { Rung } from '../../model/level.ts';
import { holds } from '../formula/formula.ts';
import { ifApplies, usesNamed } from '../keys/applied-uses.ts';
import { type Look, MAX_DEPTH, spellingsOf, type Subject, subject } from '../look.ts';
import { type LevelPart, reaches } from './level.ts';

/** Rungs that are not asked for of a store in one case, and the fact that makes them out of reach. */
export type Exemption = Pick<NonNullable<Store['exempt']>[number], 'rungs' | 'fact'>;

/** What the store can't do of itself, and what nobody could use it with any more: a rung must be in reach, or nothing is ever fine. */
export function exemptionsOf(
  store: Store,
  parts: readonly LevelPart[],
  about: Subject,
  look: Look,
): readonly Exemption[] {
  const stated = (store.exempt ?? []).filter(({ when }) => holds(when, about, look) === 'yes');
  return [...stated, ...barredByUses(store, parts, about, look), ...ofTheFollowed(parts, look)];
}

/** What follows another store, and chooses nothing itself, is asked for no more than that one. */
function ofTheFollowed(parts: readonly LevelPart[], look: Look): readonly Exemption[] {
  const [from] = parts.map((part) => part.from);
  if (!from || parts.some((part) => part.from !== from) || look.depth >= MAX_DEPTH) return [];
  const deeper = { ...look, depth: look.depth + 1 };
  return look.catalogue.kindsOf(from.type).flatMap((kind) => {
    const spelled = spellingsOf(kind, from.type)[0];
    if (!kind.store || !spelled || spelled.each !== undefined) return [];
    return exemptionsOf(kind.store, parts, subject(from, kind, spelled, [], from.properties), deeper);
  });
}

/** Looked at only where something is left to ask for: a key that is there and can't work has a rule of its own. */
function barredByUses(store: Store, parts: readonly LevelPart[], about: Subject, look: Look): readonly Exemption[] {
  if (store.key === undefined || reaches(parts, 'customer-key') === 'yes') return [];
  return usesNamed(about)
    .filter((use) => use.key === store.key && use.customerKeyWorks === false)
    .filter((use) => ifApplies(use, about, look, holds) === 'yes')
    .map(({ awsKeyWorks, fact }): Exemption => {
      const rungs: readonly Rung[] = awsKeyWorks === false ? ['kms-key', 'customer-key'] : ['customer-key'];
      return { rungs, fact };
    });
}

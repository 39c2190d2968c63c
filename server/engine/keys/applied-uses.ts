import type { KeyUse } from '../../model/key-use.ts';
import type { Truth } from '../../model/value.ts';
import type { Holds, Look, Subject } from '../look.ts';
import { own } from '../../model/own.ts';

export interface AppliedUse {
  readonly use: KeyUse;
  /** Unknown where the project does not tell whether it applies. */
  readonly applies: Exclude<Truth, 'no'>;
}

/** The uses of a store's key that apply or may apply, whichever key that is or will be. */
export const appliedUses = (about: Subject, look: Look, holds: Holds): readonly AppliedUse[] =>
  usesNamed(about).flatMap((use): readonly AppliedUse[] => {
    const applies = ifApplies(use, about, look, holds);
    return applies === 'no' ? [] : [{ use, applies }];
  });

/** The uses of the keys that the store's type has a place for. */
export const usesNamed = (about: Subject): readonly KeyUse[] =>
  (about.kind.keyUses ?? []).filter(({ key }) => own(about.spelled.facets, key) !== undefined);

export const ifApplies = (use: KeyUse, about: Subject, look: Look, holds: Holds): Truth =>
  use.when ? holds(use.when, about, look) : 'yes';

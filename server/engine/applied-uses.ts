import type { Formula } from '../model/formula.ts';
import type { KeyUse } from '../model/key-use.ts';
import type { Truth } from '../model/value.ts';
import type { Look, Subject } from './look.ts';

/** How formulas are judged; handed in, because some of them are about uses of keys. */
export type Holds = (formula: Formula, about: Subject, look: Look) => Truth;

export interface AppliedUse {
  readonly use: KeyUse;
  /** Unknown where the project does not tell whether it applies. */
  readonly applies: Exclude<Truth, 'no'>;
}

/** The uses of a store's key that apply or may apply, whichever key that is or will be. */
export function appliedUses(about: Subject, look: Look, holds: Holds): readonly AppliedUse[] {
  return (about.kind.keyUses ?? []).flatMap((use): readonly AppliedUse[] => {
    if (about.spelled.facets[use.key] === undefined) return [];
    const applies = use.when ? holds(use.when, about, look) : 'yes';
    return applies === 'no' ? [] : [{ use, applies }];
  });
}

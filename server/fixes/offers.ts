import type { Analysis, Finding, KeyChoice, Offer, Offers, Refusal } from '../model/finding.ts';
import type { Catalogue } from '../model/rule.ts';
import type { PlannedFix } from './assemble.ts';
import { type Attempt, attemptsFor, distinct, inOrder } from './attempts.ts';
import { choicesOf } from './choices.ts';
import { once } from './once.ts';

/** As the analyzer gives them, with the changes that their edits come from. */
export interface PlannedOffers extends Offers {
  readonly first: (fits?: (offer: Offer) => boolean) => PlannedFix | undefined;
}

/** The fixes of a finding, one at a time: edits are written of the one that is taken, and of those before it that can't be made. */
export function offersFor(finding: Finding, analysis: Analysis, catalogue: Catalogue, key?: KeyChoice): PlannedOffers {
  const attempts = attemptsFor(finding, analysis, catalogue, key);
  if ('because' in attempts) return { all: () => [], first: () => undefined, refused: () => [attempts] };
  const tried = new Map<Attempt, Refusal>();
  const sorted = once(() => inOrder(attempts));
  return {
    all: () => choicesOf(attempts).fixes,
    first: (fits = () => true) => {
      for (const one of sorted()) {
        const offered = one.offer();
        if ('because' in offered) tried.set(one, offered);
        else if (fits(offered)) {
          const made = one.made();
          if ('because' in made) tried.set(one, made);
          else if (made.edits.length > 0) return made;
        }
      }
      return undefined;
    },
    refused: () => distinct(attempts.flatMap((one) => tried.get(one) ?? [])),
  };
}

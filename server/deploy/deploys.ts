import type { DeployDiff, DeployOutcome, TemplateEffect } from '../model/deploy.ts';
import type { Analysis, Fix, TextEdit } from '../model/finding.ts';
import { changesStack, editedTexts, outcomeOf } from './outcome.ts';

/** What deploys of fixes do, worked out once for each fix. */
export interface Deploys {
  /** Undefined where no stack that is live changes. Never fails. */
  readonly of: (fix: Fix, analysis: Analysis) => Promise<DeployOutcome | undefined>;
  /** The same if it is known already. */
  readonly known: (fix: Fix) => DeployOutcome | undefined;
  /** What edits of several fixes together do; undefined when that could not be worked out. */
  readonly together: (edits: readonly TextEdit[], analysis: Analysis) => Promise<readonly TemplateEffect[] | undefined>;
}

export function createDeploys(diff: DeployDiff): Deploys {
  const asked = new WeakMap<Fix, Promise<DeployOutcome | undefined>>();
  const known = new WeakMap<Fix, DeployOutcome>();
  const workOut = async (fix: Fix, analysis: Analysis): Promise<DeployOutcome | undefined> => {
    if (!changesStack(fix)) return undefined;
    const compared = await diff.compare(editedTexts(fix.edits, analysis));
    const outcome = outcomeOf(fix, analysis, compared);
    // Another try may find the thread at work.
    if (compared) known.set(fix, outcome);
    else asked.delete(fix);
    return outcome;
  };
  return {
    of: (fix, analysis) => {
      const outcome = asked.get(fix) ?? workOut(fix, analysis);
      asked.set(fix, outcome);
      return outcome;
    },
    known: (fix) => known.get(fix),
    together: (edits, analysis) => diff.compare(editedTexts(edits, analysis)),
  };
}

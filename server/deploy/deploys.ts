import type { DeployDiff, DeployEffect, DeployOutcome } from '../model/deploy.ts';
import type { Analysis, Finding, Fix, TextEdit } from '../model/finding.ts';
import { changesStack, editedTexts, mayBeLive, outcomeOf, withData } from './outcome.ts';

/** What deploys of fixes do, worked out once for each fix. */
export interface Deploys {
  /** Undefined where no stack that is live changes. Never fails. */
  readonly of: (fix: Fix, analysis: Analysis) => Promise<DeployOutcome | undefined>;
  /** The same if it is known already. */
  readonly known: (fix: Fix) => DeployOutcome | undefined;
  /** What edits for several findings together do to stacks that are live; nothing where that could not be worked out. */
  readonly together: (
    edits: readonly TextEdit[],
    findings: readonly { readonly finding: Finding; readonly analysis: Analysis }[],
  ) => Promise<readonly DeployEffect[]>;
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
    together: async (edits, findings) => {
      const live = findings.find(({ finding }) => mayBeLive(finding));
      if (!live) return [];
      const effects = await diff.compare(editedTexts(edits, live.analysis));
      return effects?.map((effect) => withData(effect, live.analysis)) ?? [];
    },
  };
}

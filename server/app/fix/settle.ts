import type { Deploys } from '../../deploy/deploys.ts';
import { tellEffect } from '../../deploy/tell.ts';
import type { DeployEffect, DeployOutcome } from '../../model/deploy.ts';
import type { Analysis, Fix, TextEdit } from '../../model/finding.ts';
import { type Impact, IMPACTS } from '../../model/impact.ts';

/** Fixes that may be made, what a deploy of each does, and why others may not. */
export interface Settled {
  readonly fixes: readonly Fix[];
  readonly outcomes: ReadonlyMap<Fix, DeployOutcome>;
  readonly held: ReadonlyMap<Fix, string>;
}

/**
 * Works out what deploys of the chosen fixes do, and holds back those that would do worse than the options allow. Changes in place
 * are looked at together; one by one only where together they do more than that.
 */
export async function settle(
  chosen: ReadonlyMap<Fix, Analysis>,
  deploys: Deploys,
  worst: Impact,
  editsOf: (fixes: readonly Fix[]) => readonly TextEdit[],
): Promise<Settled> {
  const fixes: Fix[] = [];
  const outcomes = new Map<Fix, DeployOutcome>();
  const held = new Map<Fix, string>();
  const harmless = await inPlaceTogether(chosen, deploys, editsOf);
  for (const [fix, analysis] of chosen) {
    const outcome = harmless.get(fix) ?? (await deploys.of(fix, analysis));
    const beyond = outcome?.effects.find((effect) => goesBeyond(effect, worst));
    if (outcome && beyond)
      held.set(fix, `On deploy, ${tellEffect(beyond)}: "${fix.title}" needs --impact ${beyond.effect}.`);
    else fixes.push(fix);
    if (outcome) outcomes.set(fix, outcome);
  }
  return { fixes, outcomes, held };
}

async function inPlaceTogether(
  chosen: ReadonlyMap<Fix, Analysis>,
  deploys: Deploys,
  editsOf: (fixes: readonly Fix[]) => readonly TextEdit[],
): Promise<ReadonlyMap<Fix, DeployOutcome>> {
  const harmless = new Map<Fix, DeployOutcome>();
  for (const analysis of new Set(chosen.values())) {
    const fixes = [...chosen].flatMap(([fix, of]) => (of === analysis && fix.impact === 'in-place' ? [fix] : []));
    if (fixes.length < 2) continue;
    const effects = await deploys.together(
      editsOf(fixes),
      fixes.map(({ finding }) => ({ finding, analysis })),
    );
    // Nothing: it could not be worked out, or none of it is live.
    if (effects.length === 0 || effects.some((effect) => goesBeyond(effect, 'in-place'))) continue;
    for (const fix of fixes) {
      const ids = [fix.finding, ...fix.also].map(({ resource }) => resource.address.split('.').at(-1));
      harmless.set(fix, { computed: true, effects: effects.filter(({ resource }) => ids.includes(resource)) });
    }
  }
  return harmless;
}

/** A doubt about another resource holds nothing back. */
const goesBeyond = ({ effect }: DeployEffect, worst: Impact): boolean =>
  (effect === 'may-replace' || effect === 'replaces' || effect === 'rejected') &&
  IMPACTS.indexOf(effect) > IMPACTS.indexOf(worst);

import type { Analysis, Finding, KeyChoice, Refusal } from '../model/finding.ts';
import type { Catalogue } from '../model/rule.ts';
import { offer, type PlannedFix } from './assemble.ts';
import { whyUnfit } from './keys/key-choices.ts';
import { keysFor } from './keys/keys.ts';
import { existingKey } from './keys/named-key.ts';
import { type Attempt, attemptsFor, distinct, inOrder, keyedMaking } from './attempts.ts';
import { open } from './open.ts';
import { isKeyed } from './way.ts';
import { waysOf } from './ways.ts';

export interface Choices {
  readonly fixes: readonly PlannedFix[];
  readonly refused: readonly Refusal[];
}

/** Every fix of a finding, in the order to offer them: least change first, then by key. With a choice, those that name that key. */
export function choicesFor(finding: Finding, analysis: Analysis, catalogue: Catalogue, key?: KeyChoice): Choices {
  const attempts = attemptsFor(finding, analysis, catalogue, key);
  return 'because' in attempts ? { fixes: [], refused: [attempts] } : choicesOf(attempts);
}

/** All that can be made. */
export function choicesOf(attempts: readonly Attempt[]): Choices {
  const fixes = inOrder(attempts).flatMap((one) => {
    const made = one.made();
    return 'because' in made || made.edits.length === 0 ? [] : [made];
  });
  const refused = attempts.flatMap((one) => {
    const made = one.made();
    return 'because' in made ? [made] : [];
  });
  return { fixes, refused: distinct(refused) };
}

/** The fix of a finding that may be applied unasked, and no other is looked at; edits are made only where they are all that is left to know. */
export function preferredFor(finding: Finding, analysis: Analysis, catalogue: Catalogue): PlannedFix | undefined {
  const opened = open(finding, analysis, catalogue);
  if ('because' in opened) return undefined;
  for (const way of waysOf(opened)) {
    if (way.access !== 'unchanged') continue;
    const [key, ...others] = isKeyed(way) ? keysFor(finding.resource, opened.project, opened.look) : [];
    if (isKeyed(way) && (!key || others.length > 0)) continue;
    if (key && whyUnfit(opened, { is: 'existing', name: key.address }) !== undefined) continue;
    const making = key ? { ...keyedMaking(way, existingKey(key)), only: true } : way;
    const offered = offer({ opened, way }, making);
    if ('because' in offered || !offered.mayBePreferred) continue;
    const made = offered.make();
    if (!('because' in made) && made.preferred && made.edits.length > 0) return made;
  }
  return undefined;
}

import type { Formula } from '../model/formula.ts';
import type { Kind, Spelled } from '../model/kind.ts';
import type { Level } from '../model/level.ts';
import type { Resource } from '../model/resource.ts';
import type { Catalogue } from '../model/rule.ts';
import type { Settings } from '../model/settings.ts';
import type { Path } from '../model/source.ts';
import type { Truth, Value } from '../model/value.ts';
import type { Case } from './cases.ts';
import type { Reading } from './read/reading.ts';
import type { PlainReadings, SharedReadings } from './read/shared.ts';
import type { World } from './world.ts';
import { own } from '../model/own.ts';

/** Everything that one evaluation may look at: the project, the facts, the settings, and the case it happens in. */
export interface Look {
  readonly world: World;
  readonly catalogue: Catalogue;
  readonly settings: Settings;
  readonly now: Case;
  /** The store's level program run in this case; carried along, since programs are made of formulas and formulas ask for levels. */
  readonly levelsOf: (about: Subject, look: Look) => readonly Level[] | undefined;
  /** How many relations were followed to get here; bounded against cycles. */
  readonly depth: number;
  /** While the rules of one resource are judged, what they share. */
  readonly shared?: SharedReadings | undefined;
}
/** How formulas are judged; handed in where judging a formula needs it, because some formulas are about the formulas of others. */
export type Holds = (formula: Formula, about: Subject, look: Look) => Truth;
export const MAX_DEPTH = 6;

/** What a formula is about: a resource, or a store inside it, seen as its kind. */
export interface Subject {
  readonly resource: Resource;
  readonly kind: Kind;
  readonly spelled: Spelled;
  /** From the resource's properties to the store. */
  readonly path: Path;
  /** The store's own value; the resource's properties when it is the resource. */
  readonly value: Value;
  readonly readings: Map<string, Reading>;
  /** Those that hold in other cases too. */
  readonly plain?: PlainReadings | undefined;
}

export const subject = (
  resource: Resource,
  kind: Kind,
  spelled: Spelled,
  path: Path,
  value: Value,
  plain?: PlainReadings,
): Subject => ({
  resource,
  kind,
  spelled,
  path,
  value,
  readings: new Map(),
  plain,
});

export function spellingsOf(kind: Kind, type: string): readonly Spelled[] {
  const entry = own(kind.types, type);
  if (!entry) return [];
  return Array.isArray(entry) ? (entry as readonly Spelled[]) : [entry as Spelled];
}

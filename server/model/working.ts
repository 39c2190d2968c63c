import type { Guard } from './condition.ts';
import type { Formula } from './formula.ts';
import type { Hop, Setting } from './hop.ts';
import type { Fact } from './fact.ts';
import type { Kind } from './kind.ts';
import type { Basis, Level, Rung } from './level.ts';
import type { Place } from './resource.ts';
import type { FormulaRule, RungRule } from './rule.ts';
import type { Severity } from './settings.ts';
import type { Site } from './source.ts';
import type { Truth } from './value.ts';

/**
 * How a judgement came about, step by step, for who looks for the step that is wrong: one place of a resource, seen as one of its
 * kinds. Worked out anew when it is asked for, by the functions that judge.
 */
export interface Working {
  readonly site: Place & { readonly identity?: string };
  readonly kind: Kind;
  /** How the level comes about in each case; empty where the kind is no store. */
  readonly cases: readonly WorkedCase[];
  /** False when the cases were too many to look at each. */
  readonly complete: boolean;
  readonly rungs: readonly WorkedRung[];
  readonly rules: readonly WorkedRule[];
}
/** One case of a store's level program. */
export interface WorkedCase {
  readonly guard: Guard;
  readonly reads: readonly FacetRead[];
  readonly clauses: readonly WorkedClause[];
  readonly levels: readonly Level[];
  readonly excuses: readonly { readonly rungs: readonly Rung[]; readonly fact: Fact }[];
}
/** A facet that was read, and what stood there. */
export interface FacetRead {
  readonly facet: string;
  readonly says: Setting;
  /** Where it stands, or would stand. */
  readonly place: Place;
  readonly at?: Site;
  readonly hops: readonly Hop[];
}
/** A formula as it came out in one case, with its parts. */
export interface WorkedFormula {
  readonly formula: Formula;
  /** Null where it was not looked at, since a part before it settles the whole. */
  readonly truth: Truth | null;
  readonly parts: readonly WorkedFormula[];
}
/** A clause of a level program that was asked; the last one that was is the one that decides. */
export interface WorkedClause {
  /** Not given: it holds always. */
  readonly when?: WorkedFormula;
  /** What it adds; empty where it does not hold. */
  readonly gives: readonly {
    readonly levels: readonly Level[];
    readonly basis: Basis;
    readonly fact: Fact;
    /** The address of the store that decides. */
    readonly from?: string;
  }[];
}

/**
 * What became of a rule. `met`, or nothing is asked for that the service can't do (`excused`) or the type has no word for (`keyless`);
 * `off` in the settings; `told` or `suppressed` as a finding; not told because a doubt is not shown (`unsure`), because the store has
 * a finding of another rung (`outranked`) or because the store that decides has it (`elsewhere`).
 */
export type WorkedOutcome =
  'met' | 'excused' | 'keyless' | 'off' | 'told' | 'suppressed' | 'unsure' | 'outranked' | 'elsewhere';

/** A rung of the store's family. */
export interface WorkedRung {
  readonly rule: RungRule;
  readonly severity: Severity | 'off';
  readonly truth: Truth;
  readonly outcome: WorkedOutcome;
}
/** A rule with a formula of its own. */
export interface WorkedRule {
  readonly rule: FormulaRule;
  readonly severity: Severity | 'off';
  readonly outcome: WorkedOutcome;
  readonly cases: readonly {
    readonly guard: Guard;
    readonly reads: readonly FacetRead[];
    /** Not given: the rule is about every one of its kind. */
    readonly applies?: WorkedFormula;
    /** Not given where the rule does not apply. */
    readonly requires?: WorkedFormula;
  }[];
}

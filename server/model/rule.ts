import type { Formula } from './formula.ts';
import type { Access } from './impact.ts';
import type { Concern, Control, Fact, Kind, OnlyIf } from './kind.ts';
import type { Rung } from './level.ts';
import type { KeyPrices } from './cost.ts';
import type { NewKeys } from './new-key.ts';
import type { Profile, Severity } from './settings.ts';
import type { Policy, PolicyStatement, PolicyText } from './policy.ts';
import type { Id, Prose } from './prose.ts';
import type { Scalar, Site } from './source.ts';
import type { Truth } from './value.ts';

interface Common {
  /** `<service>-<thing>-<what holds>`, without numbers. */
  readonly id: Id;
  /** States the complaint: "EBS volume is not encrypted at rest". */
  readonly title: Prose;
  readonly concern: Concern;
  readonly severity: Readonly<Record<Profile, Severity | 'off'>>;
  readonly kind: Kind;
  readonly controls: readonly Control[];
}
/** A rule that asks whether a store's level reaches a rung. Derived from the kind, never written by hand. */
export interface RungRule extends Common {
  readonly rung: Rung;
}
/** A rule that asks for a formula of its own. */
export interface FormulaRule extends Common {
  readonly rung?: never;
  /** The rule is silent where this does not hold; unknown counts as silent too. */
  readonly applies?: Formula;
  readonly require: Formula;
  /** The facet that the squiggle points at; the resource itself when absent or not written. */
  readonly blame?: string;
  /** What, why it matters here, what to do. `{name}` is the resource's name, `{value}` the blamed value, `{why}` what a policy's predicate found. */
  readonly message: string;
  readonly makes?: readonly Make[];
  /** It is mended in the policy of the key that is named: by letting in whom that shuts out. */
  readonly letsIn?: true;
  /** Why there is no fix: a clause without a capital and a full stop. */
  readonly noFix?: string;
  readonly fact: Fact;
}
/** What must hold, and what is said where it does not. */
export type Rule = RungRule | FormulaRule;

/** One way to mend what a formula asks for: facets to set or remove, a statement to add. */
export interface Make {
  /** Says the result: "Turn on yearly rotation of key `{name}`". */
  readonly title: string;
  readonly set?: Readonly<Record<string, Scalar>>;
  readonly unset?: readonly string[];
  /** A statement for the policy that the facet holds; a policy of its own where there is none yet. */
  readonly append?: {
    readonly facet: string;
    readonly statement: PolicyStatement;
    /** What the policy says that AWS gives where none is written: a new policy takes its place, and keeps this. */
    readonly default?: readonly PolicyStatement[];
  };
  /** Whom the change shuts out. */
  readonly access?: Access;
  /** It gives something up, which is for people to decide: never applied unasked. */
  readonly asked?: true;
  /** What is billed then that was not before. */
  readonly bills?: 'rotation';
  readonly onlyIf?: OnlyIf;
}

/** Whether findings of the rule can have a fix at all. */
export function hasFix(rule: Rule): boolean {
  if (rule.rung !== undefined) return rule.kind.store?.noFix?.[rule.rung] === undefined;
  return rule.noFix === undefined && (rule.letsIn === true || (rule.makes ?? []).length > 0);
}

/** The family by which configuration and suppressions choose rules of many kinds at once: a rung, or a concern that is a subject of its own. */
export const familyName = ({ rung, concern }: Rule): string | undefined =>
  rung ?? (concern === 'in-transit' ? concern : undefined);

/** Every name by which configuration, suppressions and options may mean the rule. */
export const chosenBy = (rule: Rule): readonly string[] => {
  const family = familyName(rule);
  return [rule.id, rule.kind.id, ...(family === undefined ? [] : [family])];
};

/** What a policy is the policy of. */
export interface PolicyOwner {
  readonly address: string;
  /** The text of one of its facets, in the same notation as the policy's texts; undefined when nothing is written. */
  readonly read: (facet: string) => PolicyText | undefined;
  /** The text of a facet of the resource of a kind that one of its facets refers to; undefined when it leads to none, or nothing is written. */
  readonly through: (facet: string, kind: string, of: string) => PolicyText | undefined;
  /** The policies that a facet holds on all resources of a kind in the project, this one's too; what depends on conditions is open. */
  readonly policiesOf: (kind: string, facet: string) => readonly OtherPolicy[];
}
/** A policy of the project. */
export interface OtherPolicy {
  readonly address: string;
  readonly policy: Policy;
  readonly read: PolicyOwner['read'];
}
/** What a predicate says of a policy, why (one clause or more, for `{why}` in the message), and where it is to be seen. */
export interface Ruling {
  readonly truth: Truth;
  readonly because?: Prose;
  readonly at?: Site;
}
/** A question to a policy that formulas ask by name. */
export type Predicate = (policy: Policy, args: readonly Scalar[], owner: PolicyOwner) => Truth | Ruling;

/** All that the engine is given to judge by. Families are derived when a type is first met. */
export interface Catalogue {
  readonly kindsOf: (type: string) => readonly Kind[];
  readonly rulesOf: (kind: Kind) => readonly Rule[];
  readonly kind: (id: string) => Kind | undefined;
  readonly predicate: (name: string) => Predicate | undefined;
  /** Whether a configuration, suppression or option may choose rules by the name; derives the families of a few kinds at most. */
  readonly isChosenBy: (name: string) => boolean;
  /** Every rule, for listings; derives all families. */
  readonly rules: () => readonly Rule[];
  readonly types: () => readonly string[];
  /** Whether the type was known when AtRest was built: one that no kind names keeps nothing at rest that could be encrypted. */
  readonly knows: (type: string) => boolean;
  /** The day of the newest list of types that AtRest was built with, as `2026-11-10`. */
  readonly dataOf: string;
  /** What a key looks like that a fix writes. */
  readonly newKeys: NewKeys;
  /** What keys cost. */
  readonly keyPrices: KeyPrices;
}

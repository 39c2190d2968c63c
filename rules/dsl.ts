/**
 * The words that rules are written in. A kind says what a resource type means; a store adds how its level comes about and how
 * to raise it; a rule asks for a formula. Everything here returns plain data that the engine, the pages and the tests read.
 */
import type { Formula, Pointer, Where } from '../server/model/formula.ts';
import type {
  Clause,
  Concern,
  Control,
  Fact,
  Facet,
  Kind,
  OnlyIf,
  Outcome,
  Raise,
  Spelled,
  Store,
} from '../server/model/kind.ts';
import type { Basis, Level } from '../server/model/level.ts';
import type { FormulaRule, Make } from '../server/model/rule.ts';
import type { Profile, Severity } from '../server/model/settings.ts';
import type { Scalar } from '../server/model/source.ts';
import type { Truth } from '../server/model/value.ts';
import { controlsOf } from './controls.ts';

export { because, cis, config, fsbp, hipaa, iso, nist, outsideFsbp, pci } from './controls.ts';

export type {
  PolicyCondition as Condition,
  Policy,
  PolicyStatement,
  PolicyText,
  Principal,
  Statement,
} from '../server/model/policy.ts';
export type { OtherPolicy, PolicyOwner, Predicate, Ruling } from '../server/model/rule.ts';
export { allowedBy, type Caller, deniedBy, matchOf, type Request } from '../server/policy/match.ts';
export { both, covers, either, free, type Match, opposite, other } from '../server/policy/text.ts';
export type { KeyPrices } from '../server/model/cost.ts';
export type { NewKeys } from '../server/model/new-key.ts';
export type {
  Clause,
  Control,
  Fact,
  Facet,
  Formula,
  Kind,
  OnlyIf,
  Pointer,
  Raise,
  Scalar,
  Spelled,
  Store,
  Truth,
  Where,
};

/** A kind or rule that is built when first asked for, so that start-up does not grow with the catalogue. */
export interface Lazy<T> {
  readonly id: string;
  readonly get: () => T;
}
function lazy<T>(id: string, make: () => T): Lazy<T> {
  let made: T | undefined;
  return { id, get: () => (made ??= make()) };
}

export const kind = (id: string, make: () => Omit<Kind, 'id'>): Lazy<Kind> => lazy(id, () => ({ id, ...make() }));

type Severities = Readonly<Record<Profile, Severity | 'off'>>;
interface Written {
  readonly title: string;
  readonly concern: Concern;
  readonly severity: Severities;
  readonly on: Lazy<Kind>;
  readonly applies?: Formula;
  readonly require: Formula;
  readonly blame?: string;
  readonly message: string;
  readonly makes?: readonly Make[];
  readonly noFix?: string;
  readonly controls?: readonly Control[];
  readonly fact: Fact;
}
export interface LazyRule extends Lazy<FormulaRule> {
  readonly on: string;
}
/** With the controls that its concern brings. */
const complete = ({ controls = [], ...rest }: Omit<Written, 'on'>) => ({
  ...rest,
  controls: controlsOf(controls, rest.concern),
});
/** A rule with a formula of its own. `on` is the kind it is about; its page stands beside it as `<id>.md`. */
export const rule = (id: string, on: Lazy<Kind>, make: () => Omit<Written, 'on'>): LazyRule => ({
  ...lazy(id, () => ({ id, kind: on.get(), ...complete(make()) })),
  on: on.id,
});

/** A rule that every kind with a key facet has. */
export interface KeyRule {
  readonly id: string;
  readonly forKey: (kind: Kind, facet: string) => FormulaRule;
}
export const ruleOfKeys = (id: string, make: (facet: string, of: Kind) => Omit<Written, 'on'>): KeyRule => ({
  id,
  forKey: (of, facet) => ({ id, kind: of, ...complete(make(facet, of)) }),
});

/** A rule that every kind has whose keys must let someone in. */
export interface UseRule {
  readonly id: string;
  readonly forUses: (kind: Kind, facet: string) => FormulaRule;
}
export const ruleOfUses = (id: string, make: (facet: string) => Omit<Written, 'on'>): UseRule => ({
  id,
  forUses: (of, facet) => ({ id, kind: of, ...complete(make(facet)) }),
});

export const severity = (
  recommended: Severity | 'off',
  hipaa: Severity | 'off',
  strict: Severity | 'off',
): Severities => ({ recommended, hipaa, strict });

// Facets
export const flag = (noun?: string): Facet => ({ as: 'flag', ...(noun === undefined ? {} : { noun }) });
/** `values`: all that the service takes, where a text is one of a few words. */
export const text = (noun?: string, values?: readonly string[]): Facet => ({
  as: 'text',
  ...(noun === undefined ? {} : { noun }),
  ...(values && { values }),
});
export const number = (noun?: string): Facet => ({ as: 'number', ...(noun === undefined ? {} : { noun }) });
export const key = (noun = 'key'): Facet => ({ as: 'key', noun });
export const policy = (noun = 'policy'): Facet => ({ as: 'policy', noun });
export const list = (noun?: string): Facet => ({ as: 'list', ...(noun === undefined ? {} : { noun }) });
/** A map of things by name: without any there is nothing. */
export const entries = (noun?: string): Facet => ({ as: 'entries', ...(noun === undefined ? {} : { noun }) });
export const map = (noun?: string): Facet => ({ as: 'map', ...(noun === undefined ? {} : { noun }) });

// Formulas
export const is = (facet: string, value: Scalar): Formula => ({ op: 'is', facet, value });
export const oneOf = (facet: string, ...values: readonly Scalar[]): Formula => ({ op: 'one-of', facet, values });
export const oneOfAnyCase = (facet: string, ...values: readonly Scalar[]): Formula => ({
  op: 'one-of',
  facet,
  values,
  ignoreCase: true,
});
export const some = (facet: string, ...values: readonly Scalar[]): Formula => ({ op: 'some', facet, values });
export const matches = (facet: string, pattern: string): Formula => ({ op: 'matches', facet, pattern });
export const within = (facet: string, min?: number, max?: number): Formula => ({
  op: 'within',
  facet,
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});
export const present = (facet: string): Formula => ({ op: 'present', facet });
/** It is marked as a secret, or made of what a resource of one of these types says. */
export const secret = (facet: string, ...types: readonly string[]): Formula => ({ op: 'secret', facet, types });
export const missing = (facet: string): Formula => ({ op: 'missing', facet });
export const keyAtLeast = (facet: string, atLeast: Level): Formula => ({ op: 'key', facet, atLeast });
export const satisfies = (facet: string, predicate: string, ...args: readonly Scalar[]): Formula => ({
  op: 'policy',
  facet,
  predicate,
  args,
});
export const all = (...of: readonly Formula[]): Formula => ({ op: 'all', of });
export const any = (...of: readonly Formula[]): Formula => ({ op: 'any', of });
export const not = (of: Formula): Formula => ({ op: 'not', of });
export const through = (facet: string, kindId: string, require: Formula, otherwise?: Truth): Formula => ({
  op: 'through',
  facet,
  kind: kindId,
  require,
  ...(otherwise === undefined ? {} : { otherwise }),
});
export const pointed = (by: readonly Pointer[], where?: Where): Formula => ({
  op: 'pointed',
  by,
  ...(where ? { where } : {}),
});
export const exists = (types: readonly string[], where?: Where): Formula => ({
  op: 'exists',
  types,
  ...(where ? { where } : {}),
});
export const levelAtLeast = (atLeast: Level): Formula => ({ op: 'level', atLeast });
export const sameAs = (
  facet: string,
  as: string,
  via?: { readonly through: string; readonly kind: string },
): Formula => ({
  op: 'same',
  facet,
  as,
  ...via,
});
/** In the Region that `of` tells, or the resource's own. */
export const inRegion = (facet: string, of?: string): Formula => ({
  op: 'region',
  facet,
  ...(of === undefined ? {} : { of }),
});
export const encrypts = (where: Formula): Formula => ({ op: 'encrypts', where });
export const stays: Formula = { op: 'stays' };
export const accountEncryptsVolumes: Formula = { op: 'account', setting: 'ebs-encryption-by-default' };
export const provider = (range: string): Formula => ({ op: 'provider', range });
export const decided = (of: Formula): Formula => ({ op: 'decided', of });
/** It may not be so, as far as the text tells. */
export const notSurely = (of: Formula): Formula => any(not(of), not(decided(of)));
/** The policy of the store's key lets everyone in who must be. */
export const keyAdmits: Formula = { op: 'admits' };
/** The key is not of a sort that someone who must use it never can. */
export const keyWorks: Formula = { op: 'works' };
export const always: Formula = { op: 'always' };
/** For a rule that tells of something that must not be: its `applies` says what. */
export const never: Formula = { op: 'not', of: always };

// Facts and clauses
export const documented = (because: string, ...sources: readonly string[]): Fact => ({
  because,
  basis: 'documented',
  sources,
});
export const partlyDocumented = (because: string, ...sources: readonly string[]): Fact => ({
  because,
  basis: 'partly documented',
  sources,
});
/** The description in AWS's service specification says so. */
export const specified = (because: string): Fact => ({ because, basis: 'service spec' });
export const engineeringKnowledge = (because: string): Fact => ({ because, basis: 'engineering knowledge' });
export const since = (date: string, fact: Fact): Fact => ({ ...fact, since: date });

/** `when` this holds, the level is that; the first clause that holds decides. */
export const when = (formula: Formula, gives: Outcome): Clause => ({ when: formula, gives });
export const otherwise = (gives: Outcome): Clause => ({ gives });
export const level = (of: Level, basis: Basis, fact: Fact): Outcome => ({ level: of, basis, fact });
export const eitherOf = (levels: readonly Level[], basis: Basis, fact: Fact): Outcome => ({
  oneOf: levels,
  basis,
  fact,
});
/** The owner of the named key decides; `without` is the level when none is named. */
export const byKey = (facet: string, without: Level, basis: Basis, fact: Fact): Outcome => ({
  key: facet,
  without,
  basis,
  fact,
});
/** As what it is made from, unless it is encrypted by a choice of its own. */
export const startsAs = (facet: string, fact: Fact, kinds: readonly string[]): Outcome => ({
  inherits: facet,
  kinds,
  chooses: true,
  fact,
});
/** `floor`: what the service does at least, whatever the source. */
export const inherits = (facet: string, fact: Fact, kinds?: string | readonly string[], floor?: Level): Outcome => ({
  ...(floor === undefined ? {} : { floor }),
  inherits: facet,
  fact,
  ...(kinds === undefined ? {} : { kinds: [kinds].flat() }),
});

export const raise = (to: Level, set: Raise['set'], more: Omit<Raise, 'to' | 'set'> = {}): Raise => ({
  to,
  set,
  ...more,
});

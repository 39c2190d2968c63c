import type { Kind } from '../server/model/kind.ts';
import { RUNGS } from '../server/model/level.ts';
import type { KeyPrices } from '../server/model/cost.ts';
import type { NewKeys } from '../server/model/new-key.ts';
import type { Catalogue, Predicate, Rule } from '../server/model/rule.ts';
import type { KeyRule, Lazy, LazyRule, UseRule } from './dsl.ts';
import { familyOf } from './family.ts';
import { dataOf, isKnownType } from './known-types.ts';
import { own } from '../server/model/own.ts';

/** See `familyName`. */
const FAMILIES: ReadonlySet<string> = new Set([...RUNGS, 'in-transit']);

/** Everything that the rule folders declare, as the generated index lists it. */
export interface Declared {
  /** Resource type → ids of its kinds. */
  readonly types: Readonly<Record<string, readonly string[]>>;
  readonly kinds: Readonly<Record<string, Lazy<Kind>>>;
  readonly rules: readonly LazyRule[];
  readonly keyRules: readonly KeyRule[];
  readonly useRules: readonly UseRule[];
  readonly predicates: Readonly<Record<string, Predicate>>;
  readonly newKeys: NewKeys;
  readonly keyPrices: KeyPrices;
}

/** Kinds and families are built for the types that a project has, when it first has them. */
export function createCatalogue(declared: Declared): Catalogue {
  const kindsByType = new Map<string, readonly Kind[]>();
  const rulesByKind = new Map<string, readonly Rule[]>();
  const byKind = new Map<string, LazyRule[]>();
  for (const rule of declared.rules) {
    const list = byKind.get(rule.on);
    if (list) list.push(rule);
    else byKind.set(rule.on, [rule]);
  }
  const kindsOf = (type: string): readonly Kind[] => {
    let kinds = kindsByType.get(type);
    if (!kinds) {
      kinds = (own(declared.types, type) ?? []).flatMap((id) => own(declared.kinds, id)?.get() ?? []);
      kindsByType.set(type, kinds);
    }
    return kinds;
  };
  const rulesOf = (kind: Kind): readonly Rule[] => {
    let rules = rulesByKind.get(kind.id);
    if (!rules) {
      rules = [...familyOf(kind), ...(byKind.get(kind.id) ?? []).map((rule) => rule.get()), ...keyRules(kind)];
      rulesByKind.set(kind.id, rules);
    }
    return rules;
  };
  const keyRules = (kind: Kind): readonly Rule[] => {
    const facet = kind.store?.key;
    return facet === undefined
      ? []
      : [
          ...declared.keyRules.map((rule) => rule.forKey(kind, facet)),
          ...(kind.keyUses ? declared.useRules.map((rule) => rule.forUses(kind, facet)) : []),
        ];
  };
  const kind = (id: string): Kind | undefined => own(declared.kinds, id)?.get();
  return {
    kindsOf,
    rulesOf,
    kind,
    predicate: (name) => own(declared.predicates, name),
    isChosenBy: (name) =>
      Object.hasOwn(declared.kinds, name) ||
      FAMILIES.has(name) ||
      [...declared.rules, ...declared.keyRules, ...declared.useRules].some(({ id }) => id === name) ||
      Object.keys(declared.kinds).some((id) => {
        const of = name.startsWith(`${id}-`) ? kind(id) : undefined;
        return of !== undefined && familyOf(of).some((rule) => rule.id === name);
      }),
    rules: () => {
      const all = Object.values(declared.kinds).flatMap((one) => rulesOf(one.get()));
      return [...new Map(all.map((rule) => [rule.id, rule])).values()];
    },
    types: () => Object.keys(declared.types),
    knows: (type) => Object.hasOwn(declared.types, type) || isKnownType(type),
    dataOf,
    newKeys: declared.newKeys,
    keyPrices: declared.keyPrices,
  };
}

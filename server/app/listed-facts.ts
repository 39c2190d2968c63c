import type { Fact, Kind } from '../model/kind.ts';
import type { Catalogue } from '../model/rule.ts';

/** A fact of AWS as lists have it. */
export interface ListedFact {
  readonly kind: string;
  /** Rule that rests on it; absent for what a kind says of its store or key. */
  readonly rule?: string;
  readonly fact: string;
  readonly since?: string;
  readonly sources: readonly string[];
}

/** The facts that rest on one basis, each once, so that they can be confirmed one by one. */
export function listedFacts(catalogue: Catalogue, basis: Fact['basis']): readonly ListedFact[] {
  const rules = catalogue.rules();
  const kinds = new Set([...rules.map(({ kind }) => kind), ...catalogue.types().flatMap(catalogue.kindsOf)]);
  const all: readonly (readonly [Kind, Fact, string?])[] = [
    ...[...kinds].flatMap((kind) => ofKind(kind).map((fact) => [kind, fact] as const)),
    ...rules.flatMap((rule) => (rule.rung === undefined ? [[rule.kind, rule.fact, rule.id] as const] : [])),
  ];
  const listed = all
    .filter(([, fact]) => fact.basis === basis)
    .map(([kind, { because, since, sources = [] }, rule]): ListedFact => ({
      kind: kind.id,
      ...(rule !== undefined && { rule }),
      fact: because,
      ...(since !== undefined && { since }),
      sources,
    }));
  // A fact that several clauses of a kind rest on is confirmed once.
  const once = new Map(listed.map((one) => [`${one.rule ?? one.kind}\n${one.fact}`, one]));
  return [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

const ofKind = ({ store, keyUses = [] }: Kind): readonly Fact[] => [
  ...(store?.levels ?? []).map(({ gives }) => gives.fact),
  ...(store?.exempt ?? []).map(({ fact }) => fact),
  ...keyUses.map(({ fact }) => fact),
];

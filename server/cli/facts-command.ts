import type { Fact, Kind } from '../model/kind.ts';
import type { Catalogue } from '../model/rule.ts';
import type { RulesOptions } from './options.ts';
import { print } from './output.ts';
import { jsonLines, ourLines } from '../model/text/terminal.ts';

interface Listed {
  readonly kind: string;
  /** Rule that rests on it; absent for what a kind says of its store or key. */
  readonly rule?: string;
  readonly fact: string;
  readonly since?: string;
  readonly sources: readonly string[];
}

/** `atrest rules --basis`: the facts that rest on one basis, so that they can be confirmed one by one. */
export function tellFacts(catalogue: Catalogue, basis: Fact['basis'], { json }: RulesOptions): number {
  const facts = factsOf(catalogue, basis);
  if (json) {
    print(jsonLines({ version: 1, basis, count: facts.length, facts }));
    return 0;
  }
  const lines = facts.map(
    ({ kind, rule, fact, since, sources }) =>
      `${rule ?? kind}: ${fact}${since === undefined ? '' : ` (since ${since})`}${sources.map((source) => `\n  ${source}`).join('')}`,
  );
  print(ourLines(`${[...lines, '', `${String(facts.length)} facts, by basis: ${basis}`].join('\n')}\n`));
  return 0;
}

function factsOf(catalogue: Catalogue, basis: Fact['basis']): readonly Listed[] {
  const rules = catalogue.rules();
  const kinds = new Set([...rules.map(({ kind }) => kind), ...catalogue.types().flatMap(catalogue.kindsOf)]);
  const all: readonly (readonly [Kind, Fact, string?])[] = [
    ...[...kinds].flatMap((kind) => ofKind(kind).map((fact) => [kind, fact] as const)),
    ...rules.flatMap((rule) => (rule.rung === undefined ? [[rule.kind, rule.fact, rule.id] as const] : [])),
  ];
  const listed = all
    .filter(([, fact]) => fact.basis === basis)
    .map(([kind, { because, since, sources = [] }, rule]): Listed => ({
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

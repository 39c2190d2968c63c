/** Every facet and kind that a kind or its rules name without declaring it: a typing error there would read as "not written". */
import type { Formula } from '../../server/model/formula.ts';
import type { Kind, Spelled } from '../../server/model/kind.ts';
import type { FormulaRule } from '../../server/model/rule.ts';

export type KindOf = (id: string) => Kind | undefined;
type Named = (kind: Kind, facet: string) => string[];

/** What is so of every store, whatever its kind declares, is asked of its level alone. */
const ANY_STORE: Kind = { id: 'any store', noun: 'store', facets: {}, types: {} };

function inFormula(formula: Formula | undefined, kind: Kind, kindOf: KindOf, named: Named): string[] {
  if (formula === undefined) return [];
  const within = (id: string, check: (other: Kind) => string[]): string[] => {
    const other = kindOf(id);
    return other ? check(other) : [`there is no kind \`${id}\``];
  };
  switch (formula.op) {
    case 'all':
    case 'any':
      return formula.of.flatMap((one) => inFormula(one, kind, kindOf, named));
    case 'not':
    case 'decided':
      return inFormula(formula.of, kind, kindOf, named);
    case 'encrypts':
      return inFormula(formula.where, ANY_STORE, kindOf, named);
    case 'through':
      return [
        ...named(kind, formula.facet),
        ...within(formula.kind, (other) => inFormula(formula.require, other, kindOf, named)),
      ];
    case 'same':
      return [
        ...named(kind, formula.facet),
        ...(formula.through === undefined || formula.kind === undefined
          ? named(kind, formula.as)
          : [...named(kind, formula.through), ...within(formula.kind, (other) => named(other, formula.as))]),
      ];
    case 'region':
      return [...named(kind, formula.facet), ...(formula.of === undefined ? [] : named(kind, formula.of))];
    case 'is':
    case 'one-of':
    case 'some':
    case 'matches':
    case 'within':
    case 'present':
    case 'key':
    case 'missing':
    case 'secret':
    case 'policy':
      return named(kind, formula.facet);
    case 'level':
    case 'stays':
    case 'pointed':
    case 'exists':
    case 'account':
    case 'provider':
    case 'admits':
    case 'works':
    case 'always':
      return [];
  }
}

const spellings = (kind: Kind): readonly (readonly [type: string, spelled: Spelled])[] =>
  Object.entries(kind.types).flatMap(([type, entry]) =>
    (Array.isArray(entry) ? (entry as readonly Spelled[]) : [entry as Spelled]).map((one) => [type, one] as const),
  );
const facetsOf = (table: Readonly<Record<string, unknown>> | undefined): readonly string[] =>
  Object.keys(table ?? {}).filter((facet) => facet !== '*');

/** What is wrong with a kind, each as a sentence. */
export function undeclaredInKind(kind: Kind, kindOf: KindOf): readonly string[] {
  const at =
    (place: string): Named =>
    (of, facet) =>
      facet in of.facets ? [] : [`${place}: kind \`${of.id}\` declares no facet \`${facet}\``];
  const formula = (place: string, one: Formula | undefined) => inFormula(one, kind, kindOf, at(place));
  const all = (place: string, facets: readonly (string | undefined)[]) =>
    facets.flatMap((facet) => (facet === undefined ? [] : at(place)(kind, facet)));
  const { store, owner } = kind;
  return [
    ...spellings(kind).flatMap(([type, spelled]) => [
      ...all(`the spelling of ${type}`, facetsOf(spelled.facets)),
      ...all(`the defaults of ${type}`, facetsOf(spelled.defaults)),
      ...all(`the words of ${type}`, facetsOf(spelled.words)),
      ...all(`since when ${type} has it`, facetsOf(spelled.since)),
      ...all(`the impact of ${type}`, facetsOf(spelled.impact)),
      ...(spelled.harder ?? []).flatMap(({ facets, when }) => [
        ...all(`the harder impact of ${type}`, facets),
        ...formula(`when ${type} is harder`, when),
      ]),
      ...formula(`when ${type} applies`, spelled.applies),
      ...formula(`whether ${type} stays`, spelled.stays),
    ]),
    ...[...(store?.levels ?? []), ...(kind.follows ?? [])].flatMap(({ when, gives }) => [
      ...formula('a level', when),
      ...all('a level', ['key' in gives ? gives.key : undefined, 'inherits' in gives ? gives.inherits : undefined]),
      ...('inherits' in gives ? (gives.kinds ?? []) : []).flatMap((id) =>
        kindOf(id) ? [] : [`a level: there is no kind \`${id}\``],
      ),
    ]),
    ...(store?.raise ?? []).flatMap(({ set, unset, clear, when, onlyIf }) => [
      ...formula('what a way to raise it hangs on', onlyIf?.holds),
      ...all('a way to raise it', [...Object.keys(set), ...(unset ?? []), ...(clear ?? [])]),
      ...formula('a way to raise it', when),
    ]),
    ...(store?.exempt ?? []).flatMap(({ when }) => formula('an exemption', when)),
    ...all('a switch', store?.switches ?? []),
    ...all('the key', [store?.key]),
    ...(owner && 'facet' in owner ? all('the owner', [owner.facet]) : []),
    ...(owner && 'level' in owner
      ? [
          ...all('the owner', [owner.policy, owner.of]),
          ...formula('the owner', owner.offer),
          ...formula('the owner', owner.besides),
        ]
      : []),
    ...(kind.keyUses ?? []).flatMap(({ id, key, when }) => [
      ...all(`the key use ${id}`, [key]),
      ...formula(`the key use ${id}`, when),
    ]),
  ];
}

export function undeclaredInRule(rule: FormulaRule, kindOf: KindOf): readonly string[] {
  const named: Named = (of, facet) =>
    facet in of.facets ? [] : [`${rule.id}: kind \`${of.id}\` declares no facet \`${facet}\``];
  const made = (rule.makes ?? []).flatMap(({ set, unset, append }) => [
    ...Object.keys(set ?? {}),
    ...(unset ?? []),
    ...(append ? [append.facet] : []),
  ]);
  return [
    ...inFormula(rule.applies, rule.kind, kindOf, named),
    ...inFormula(rule.require, rule.kind, kindOf, named),
    ...(rule.makes ?? []).flatMap(({ onlyIf }) => inFormula(onlyIf?.holds, rule.kind, kindOf, named)),
    ...[...made, ...(rule.blame === undefined ? [] : [rule.blame])].flatMap((facet) => named(rule.kind, facet)),
  ];
}

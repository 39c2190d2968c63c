import type { Scalar } from '../../../model/source.ts';
import { known, unknown } from '../../../model/value.ts';
import { type Guard, keyOfGuard } from '../../../model/condition.ts';
import type { Value } from '../../../model/value.ts';
import { asTruth } from '../evaluate/coerce.ts';
import { allowedBy } from './allowed.ts';
import { declarationOf } from './declaration.ts';
import { unbound, valueIn } from './frame-of.ts';
import type { Module, Tested, Tree, Assumption } from './module.ts';
import { rootUses } from './uses.ts';
import type { Uses } from './uses.ts';

/** Assignments to variables that are tried for one question; past them a case counts as possible. */
export const maximumTries = 512;
/** Steps of one question. */
const maximumSteps = 100_000;

interface ConditionLiteral {
  readonly condition: Tested;
  readonly holds: boolean;
}

const answers = new WeakMap<Tree, Map<string, boolean>>();

/** Whether the conditions of a guard can hold together, for any values of the root's variables that decide them. */
export function possibleIn(tree: Tree, guard: Guard): boolean {
  let known = answers.get(tree);
  if (!known) answers.set(tree, (known = new Map<string, boolean>()));
  const key = keyOfGuard(guard);
  const answer = known.get(key) ?? (agrees(guard) && instancesAgree(tree, guard) && testsAgree(tree, guard));
  known.set(key, answer);
  return answer;
}

const agrees = (guard: Guard): boolean =>
  guard.every((atom) =>
    guard.every((other) => other.condition.key !== atom.condition.key || other.holds === atom.holds),
  );

/** Of the instances of one block exactly one is looked at. */
function instancesAgree(tree: Tree, guard: Guard): boolean {
  const holding = guard.filter(({ condition, holds }) => holds && isInstance(tree, condition.key));
  const groups = guard.flatMap(({ condition }) => tree.conditions.get(condition.key)?.groups ?? []);
  return groups.every((group) => {
    const held = holding.filter(({ condition }) => group.includes(condition.key)).length;
    const denied = guard.filter(({ condition, holds }) => !holds && group.includes(condition.key)).length;
    return held < 2 && (denied < group.length || holding.length > 0);
  });
}

const isInstance = (tree: Tree, key: string): boolean => (tree.conditions.get(key)?.groups.length ?? 0) > 0;

function testsAgree(tree: Tree, guard: Guard): boolean {
  const literals = guard.flatMap(({ condition, holds }): readonly ConditionLiteral[] => {
    const found = tree.conditions.get(condition.key);
    return found?.test ? [{ condition: found, holds }] : [];
  });
  const root = rootOf(literals[0]?.condition.module);
  if (literals.length < 2 || !root) return true;
  const uses = rootUses(
    literals.flatMap(({ condition }) => (condition.test ? [{ ...condition.test, module: condition.module }] : [])),
  );
  const domains = [...uses].map(([name, use]) => [name, domainOf(name, use, root)] as const);
  const tries = domains.reduce((product, [, domain]) => product * domain.length, 1);
  if (tries > maximumTries) return true;
  const budget = { steps: maximumSteps };
  for (let number = 0; number < tries; number++) {
    const assumed = assignment(domains, number);
    const assumption: Assumption = { assumed, memo: new Map() };
    if (literals.every((literal) => mayHold(literal, assumption, budget))) return true;
    if (budget.steps < 0) return true;
  }
  return false;
}

const rootOf = (module: Module | undefined): Module | undefined =>
  module?.caller ? rootOf(module.caller.module) : module;

/** The values worth trying for a variable: those it is compared with, and one that differs from them all. */
function domainOf(name: string, { compared, whole }: Uses, root: Module): readonly Value[] {
  const declaration = declarationOf(name, root.unit);
  const allowed = declaration && allowedBy(name, declaration);
  const values = new Set<Scalar>(allowed ?? compared);
  if (allowed) return [...values].map((value) => known(value));
  if (declaration?.type === 'bool') {
    return [...new Set<Scalar>([true, false, ...(values.has(null) ? [null] : [])])].map((value) => known(value));
  }
  const other = whole ? known(otherThan(values, declaration?.type)) : unknown(`var.${name} can be anything`, false);
  return [
    ...[...values].map((value) => known(value)),
    other,
    ...(whole ? [] : [known(otherThan(values, declaration?.type))]),
  ];
}

function otherThan(values: ReadonlySet<Scalar>, type: string | undefined): Scalar {
  if (type === 'number')
    return Math.max(0, ...[...values].map((value) => (typeof value === 'number' ? value : 0))) + 0.5;
  return '\u0000other';
}

/** The assignment of a number, each variable being one digit of it. */
function assignment(
  domains: readonly (readonly [string, readonly Value[]])[],
  number: number,
): ReadonlyMap<string, Value> {
  let rest = number;
  return new Map(
    domains.map(([name, domain]) => {
      const value = domain[rest % domain.length] ?? unknown('no value', false);
      rest = Math.floor(rest / domain.length);
      return [name, value];
    }),
  );
}

function mayHold({ condition, holds }: ConditionLiteral, assumption: Assumption, budget: { steps: number }): boolean {
  const { test, module } = condition;
  if (!test) return true;
  const before = module.tree.steps;
  const truth = asTruth(valueIn(test.expression, { module, assumption, bound: unbound }, test.at, test.text));
  budget.steps -= before - module.tree.steps + 1;
  module.tree.steps = before;
  return typeof truth !== 'boolean' || truth === holds;
}

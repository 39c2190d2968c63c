import assert from 'node:assert/strict';
import fc from 'fast-check';
import { project, resource } from './template.ts';
import { namedCondition, valueCondition } from '../../../server/dialects/cloudformation/cases/condition.ts';
import type { Guard } from '../../../server/model/condition.ts';

/** A parameter: its allowed values, or any text. */
type Parameter = readonly string[] | undefined;
type Operand =
  { readonly text: string } | { readonly parameter: number } | { readonly join: readonly [number, string] };
type Condition =
  | { readonly op: 'equals'; readonly of: readonly [Operand, Operand] }
  | { readonly op: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | { readonly op: 'ref'; readonly index: number };
interface Template {
  readonly parameters: readonly Parameter[];
  readonly conditions: readonly Condition[];
  readonly guard: readonly { readonly index: number; readonly holds: boolean }[];
  readonly atoms: readonly { readonly index: number; readonly text: string; readonly holds: boolean }[];
}

const texts = ['a', 'b', 'c'];
const condition = (count: number, index: number): fc.Arbitrary<Condition> => {
  const parameter = fc.nat(count - 1);
  const operand: fc.Arbitrary<Operand> = fc.oneof(
    { weight: 3, arbitrary: fc.record({ text: fc.constantFrom(...texts) }) },
    { weight: 6, arbitrary: fc.record({ parameter }) },
    { weight: 1, arbitrary: fc.record({ join: fc.tuple(parameter, fc.constantFrom('a', '')) }) },
  );
  return fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'condition' },
      fc.record({ op: fc.constant('equals' as const), of: fc.tuple(operand, operand) }),
      ...(index > 0 ? [fc.record({ op: fc.constant('ref' as const), index: fc.nat(index - 1) })] : []),
      fc.record({
        op: fc.constantFrom('and' as const, 'or' as const),
        of: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }),
      }),
      fc.record({ op: fc.constant('not' as const), of: tie('condition') }),
    ),
  })).condition;
};
const template: fc.Arbitrary<Template> = fc
  .array(fc.option(fc.subarray(texts, { minLength: 1 }), { nil: undefined, freq: 3 }), { minLength: 1, maxLength: 8 })
  .filter((parameters) => parameters.filter((parameter) => !parameter).length <= 3)
  .chain((parameters) =>
    fc.record({
      parameters: fc.constant(parameters),
      conditions: fc.tuple(...[0, 1, 2, 3].map((index) => condition(parameters.length, index))),
      guard: fc.array(fc.record({ index: fc.nat(3), holds: fc.boolean() }), { minLength: 1, maxLength: 4 }),
      atoms: fc.array(
        fc.record({ index: fc.nat(parameters.length - 1), text: fc.constantFrom(...texts), holds: fc.boolean() }),
        { maxLength: 2 },
      ),
    }),
  );

const written = (one: Condition): unknown => {
  switch (one.op) {
    case 'equals':
      return { 'Fn::Equals': one.of.map(writtenOperand) };
    case 'and':
      return { 'Fn::And': one.of.map(written) };
    case 'or':
      return { 'Fn::Or': one.of.map(written) };
    case 'not':
      return { 'Fn::Not': [written(one.of)] };
    case 'ref':
      return { Condition: `C${one.index}` };
  }
};
const writtenOperand = (one: Operand): unknown => {
  if ('text' in one) return one.text;
  if ('parameter' in one) return { Ref: `P${one.parameter}` };
  return { 'Fn::Join': ['', [{ Ref: `P${one.join[0]}` }, one.join[1]]] };
};

/** Every assignment, one after the other. Three free parameters can take three other texts, all equal or all different. */
function bruteForce({ parameters, conditions, guard, atoms }: Template): boolean {
  const domains = parameters.map((allowed) => allowed ?? [...texts, 'aa', 'ba', 'ca', '', 'x', 'y', 'z']);
  const values: string[] = [];
  const operand = (one: Operand): string => {
    if ('text' in one) return one.text;
    return 'parameter' in one ? values[one.parameter]! : values[one.join[0]]! + one.join[1];
  };
  const holds = (one: Condition): boolean => {
    switch (one.op) {
      case 'equals':
        return operand(one.of[0]) === operand(one.of[1]);
      case 'and':
        return one.of.every(holds);
      case 'or':
        return one.of.some(holds);
      case 'not':
        return !holds(one.of);
      case 'ref':
        return holds(conditions[one.index]!);
    }
  };
  const from = (index: number): boolean => {
    if (index === domains.length) {
      return (
        guard.every((atom) => holds(conditions[atom.index]!) === atom.holds) &&
        atoms.every((atom) => (values[atom.index] === atom.text) === atom.holds)
      );
    }
    return domains[index]!.some((text) => {
      values[index] = text;
      return from(index + 1);
    });
  };
  return from(0);
}

function possible({ parameters, conditions, guard, atoms }: Template): boolean {
  const json = JSON.stringify({
    Parameters: Object.fromEntries(
      parameters.map((allowed, index) => [
        `P${index}`,
        { Type: 'String', ...(allowed ? { AllowedValues: allowed } : {}) },
      ]),
    ),
    Conditions: Object.fromEntries(conditions.map((one, index) => [`C${index}`, written(one)])),
    Resources: { R: { Type: 'A::B::C' } },
  });
  const whole: Guard = [
    ...guard.map(({ index, holds }) => ({ condition: namedCondition(`C${index}`), holds })),
    ...atoms.map(({ index, text, holds }) => ({ condition: valueCondition(`P${index}`, text), holds })),
  ];
  return resource(project(json, {}, {}, 'main.json'), 'R').scope.possible(whole);
}

const free = (one: Condition, parameters: readonly Parameter[], conditions: readonly Condition[]): boolean => {
  switch (one.op) {
    case 'equals':
      return one.of.some((operand) => 'join' in operand && parameters[operand.join[0]] === undefined);
    case 'not':
      return free(one.of, parameters, conditions);
    case 'ref':
      return free(conditions[one.index]!, parameters, conditions);
    default:
      return one.of.some((inner) => free(inner, parameters, conditions));
  }
};

describe('conditions', () => {
  it('are possible together exactly when some parameter values make them so', () => {
    let impossible = 0;
    fc.assert(
      fc.property(template, (one) => {
        const expected = bruteForce(one);
        const actual = possible(one);
        if (!expected) impossible++;
        // A text put together from a parameter of any text can't be decided, and then nothing is ruled out.
        const undecided = one.guard.some(({ index }) => free(one.conditions[index]!, one.parameters, one.conditions));
        if (!undecided || !actual) assert.equal(actual, expected);
      }),
      { numRuns: 400 },
    );
    assert.ok(impossible > 40, `only ${impossible} of the templates tell anything`);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Guard } from '../../../server/model/condition.ts';
import type { Value } from '../../../server/model/value.ts';
import { project, resource } from './template.ts';

type Test =
  | { readonly op: 'equals'; readonly parameter: number; readonly text: string }
  | { readonly op: 'same'; readonly of: readonly [number, number] }
  | { readonly op: 'and' | 'or'; readonly of: readonly Test[] }
  | { readonly op: 'not'; readonly of: Test };
type Expression =
  | { readonly op: 'text'; readonly text: string }
  | { readonly op: 'nothing' }
  | { readonly op: 'ref' | 'map'; readonly parameter: number }
  | { readonly op: 'if'; readonly condition: number; readonly of: readonly [Expression, Expression] }
  | { readonly op: 'join'; readonly of: readonly Expression[] }
  | { readonly op: 'sub'; readonly parameter: number; readonly of: Expression }
  | { readonly op: 'select'; readonly index: number; readonly of: readonly Expression[] };

const texts = ['a', 'b', 'c'];
const parameters = 4;
const conditions = 4;
const parameter = fc.nat(parameters - 1);
const { test } = fc.letrec<{ test: Test }>((tie) => ({
  test: fc.oneof(
    { maxDepth: 2 },
    fc.record({ op: fc.constant('equals' as const), parameter, text: fc.constantFrom(...texts) }),
    fc.record({ op: fc.constant('same' as const), of: fc.tuple(parameter, parameter) }),
    fc.record({
      op: fc.constantFrom('and' as const, 'or' as const),
      of: fc.array(tie('test'), { minLength: 2, maxLength: 2 }),
    }),
    fc.record({ op: fc.constant('not' as const), of: tie('test') }),
  ),
}));
const { expression } = fc.letrec<{ expression: Expression; arm: Expression }>((tie) => ({
  arm: fc.oneof(
    { weight: 5, arbitrary: tie('expression') },
    { weight: 1, arbitrary: fc.constant({ op: 'nothing' as const }) },
  ),
  expression: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    fc.record({ op: fc.constant('text' as const), text: fc.constantFrom(...texts) }),
    fc.record({ op: fc.constantFrom('ref' as const, 'map' as const), parameter }),
    fc.record({
      op: fc.constant('if' as const),
      condition: fc.nat(conditions - 1),
      of: fc.tuple(tie('arm'), tie('arm')),
    }),
    fc.record({
      op: fc.constant('if' as const),
      condition: fc.nat(conditions - 1),
      of: fc.tuple(tie('arm'), tie('arm')),
    }),
    fc.record({ op: fc.constant('join' as const), of: fc.array(tie('expression'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ op: fc.constant('sub' as const), parameter, of: tie('expression') }),
    fc.record({
      op: fc.constant('select' as const),
      index: fc.nat(1),
      of: fc.array(tie('expression'), { minLength: 2, maxLength: 2 }),
    }),
  ),
}));
const template = fc.record({
  allowed: fc.array(fc.subarray(texts, { minLength: 1 }), { minLength: parameters, maxLength: parameters }),
  tests: fc.array(test, { minLength: conditions, maxLength: conditions }),
  condition: fc.option(fc.nat(conditions - 1), { nil: undefined }),
  expression,
});

const ref = (index: number): unknown => ({ Ref: `P${index}` });
const writtenTest = (one: Test): unknown => {
  switch (one.op) {
    case 'equals':
      return { 'Fn::Equals': [ref(one.parameter), one.text] };
    case 'same':
      return { 'Fn::Equals': one.of.map(ref) };
    case 'not':
      return { 'Fn::Not': [writtenTest(one.of)] };
    default:
      return { [one.op === 'and' ? 'Fn::And' : 'Fn::Or']: one.of.map(writtenTest) };
  }
};
const written = (one: Expression): unknown => {
  switch (one.op) {
    case 'text':
      return one.text;
    case 'nothing':
      return { Ref: 'AWS::NoValue' };
    case 'ref':
      return ref(one.parameter);
    case 'map':
      return { 'Fn::FindInMap': ['M', ref(one.parameter), 'k'] };
    case 'if':
      return { 'Fn::If': [`C${one.condition}`, ...one.of.map(written)] };
    case 'join':
      return { 'Fn::Join': ['-', one.of.map(written)] };
    case 'sub':
      return { 'Fn::Sub': [`\${P${one.parameter}}.\${x}`, { x: written(one.of) }] };
    case 'select':
      return { 'Fn::Select': [one.index, one.of.map(written)] };
  }
};

/** What CloudFormation makes of it for one assignment; undefined for nothing, an error where it would refuse. */
class Refused extends Error {}
const holds = (one: Test, values: readonly string[]): boolean => {
  switch (one.op) {
    case 'equals':
      return values[one.parameter] === one.text;
    case 'same':
      return values[one.of[0]] === values[one.of[1]];
    case 'not':
      return !holds(one.of, values);
    case 'and':
      return one.of.every((inner) => holds(inner, values));
    case 'or':
      return one.of.some((inner) => holds(inner, values));
  }
};
function concrete(one: Expression, values: readonly string[], tests: readonly Test[]): string | undefined {
  const of = (inner: Expression): string | undefined => concrete(inner, values, tests);
  switch (one.op) {
    case 'text':
      return one.text;
    case 'nothing':
      return undefined;
    case 'ref':
      return values[one.parameter];
    case 'map':
      return `m${values[one.parameter]}`;
    case 'if':
      return of(one.of[holds(tests[one.condition]!, values) ? 0 : 1]);
    case 'join':
      return one.of
        .map(of)
        .filter((text) => text !== undefined)
        .join('-');
    case 'sub': {
      const inner = of(one.of);
      if (inner === undefined) throw new Refused();
      return `${values[one.parameter]}.${inner}`;
    }
    case 'select': {
      const items = one.of.map(of).filter((text) => text !== undefined);
      const item = items[one.index];
      if (item === undefined) throw new Refused();
      return item;
    }
  }
}

/** The value's case for one assignment: exactly one arm must be right. */
function chosen(value: Value, decided: (guard: Guard) => boolean): Exclude<Value, { is: 'branches' }> {
  if (value.is !== 'branches') return value;
  const arms = value.arms.filter((arm) => decided(arm.when));
  assert.equal(arms.length, 1, `${arms.length} arms of ${value.arms.length} hold`);
  return chosen(arms[0]!.value, decided);
}

function* assignments(allowed: readonly (readonly string[])[]): Generator<readonly string[]> {
  const [first, ...rest] = allowed;
  if (!first) yield [];
  else for (const text of first) for (const others of assignments(rest)) yield [text, ...others];
}

describe('cases of values', () => {
  it('give for every assignment of the parameters what CloudFormation makes of it', () => {
    let split = 0;
    fc.assert(
      fc.property(template, ({ allowed, tests, condition, expression: one }) => {
        const json = JSON.stringify({
          Parameters: Object.fromEntries(
            allowed.map((values, index) => [`P${index}`, { Type: 'String', AllowedValues: values }]),
          ),
          Mappings: { M: Object.fromEntries(texts.map((text) => [text, { k: `m${text}` }])) },
          Conditions: Object.fromEntries(tests.map((inner, index) => [`C${index}`, writtenTest(inner)])),
          Resources: {
            V: {
              Type: 'A::B::C',
              ...(condition === undefined ? {} : { Condition: `C${condition}` }),
              Properties: { P: written(one) },
            },
          },
        });
        const { properties, exists } = resource(project(json, {}, {}, 'main.json'), 'V');
        assert.equal(properties.is, 'map');
        const value: Value = properties.entries[0]?.value ?? { is: 'absent', from: [] };
        if (value.is === 'branches') split++;
        for (const values of assignments(allowed)) {
          const decided = (guard: Guard): boolean =>
            guard.every((atom) => {
              const { condition } = atom;
              assert.ok(condition.is === 'value' || condition.is === 'named');
              const index = Number(condition.name.slice(1));
              const truth = condition.is === 'value' ? values[index] === condition.value : holds(tests[index]!, values);
              return truth === atom.holds;
            });
          const there = chosen(exists, decided);
          assert.equal(
            there.is === 'known' && there.value,
            condition === undefined || holds(tests[condition]!, values),
          );
          // A resource that is not there has no properties to be right about.
          if (there.is === 'known' && there.value === false) continue;
          const actual = chosen(value, decided);
          let expected: string | undefined;
          try {
            expected = concrete(one, values, tests);
          } catch (error) {
            assert.ok(error instanceof Refused);
            continue;
          }
          if (actual.is === 'unknown') {
            assert.match(
              actual.reason,
              /too many cases|items of the list depend on conditions|needs texts|does not have/,
            );
          } else assert.equal(actual.is === 'known' ? actual.value : undefined, expected);
        }
      }),
      { numRuns: 300 },
    );
    assert.ok(split > 100, `only ${split} of the values have cases`);
  });
});

/** The engine's verdict under conditions equals what trying every assignment of the parameters says. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lintFiles } from '../picture/lint-files.ts';

type Json = string | boolean | Json[] | { [key: string]: Json };
type Assignment = Readonly<Record<string, string>>;

interface Sample {
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly conditions: Readonly<Record<string, Json>>;
  readonly encrypted: Json;
  readonly resourceCondition: string | undefined;
}
const VALUES = ['a', 'b', 'true', 'false'] as const;

const sample: fc.Arbitrary<Sample> = fc
  .array(fc.uniqueArray(fc.constantFrom(...VALUES), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 })
  .chain((allowed) => {
    const names = allowed.map((_, index) => `P${String(index)}`);
    const name = fc.constantFrom(...names);
    const equals: fc.Arbitrary<Json> = fc.oneof(
      fc.tuple(name, fc.constantFrom(...VALUES)).map(([ref, value]) => ({ 'Fn::Equals': [{ Ref: ref }, value] })),
      fc.tuple(name, name).map(([a, b]) => ({ 'Fn::Equals': [{ Ref: a }, { Ref: b }] })),
    );
    const count = fc.integer({ min: 1, max: 4 });
    return count.chain((size) => {
      const conditionNames = Array.from({ length: size }, (_, index) => `C${String(index)}`);
      const conditions = conditionNames.map((_, index): fc.Arbitrary<Json> => {
        const earlier = conditionNames.slice(0, index);
        const atom =
          earlier.length === 0
            ? equals
            : fc.oneof(
                equals,
                fc.constantFrom(...earlier).map((one): Json => ({ Condition: one })),
              );
        return fc.oneof(
          atom,
          atom.map((one): Json => ({ 'Fn::Not': [one] })),
          fc.array(atom, { minLength: 2, maxLength: 3 }).map((all): Json => ({ 'Fn::And': all })),
          fc.array(atom, { minLength: 2, maxLength: 3 }).map((any): Json => ({ 'Fn::Or': any })),
        );
      });
      const leaf: fc.Arbitrary<Json> = fc.oneof(
        fc.constantFrom<Json>(true, false, 'true', 'false', { Ref: 'AWS::NoValue' }),
        name.map((ref): Json => ({ Ref: ref })),
      );
      const value = fc.letrec<{ node: Json }>((tie) => ({
        node: fc.oneof(
          { depthSize: 'small', withCrossShrink: true },
          leaf,
          fc
            .tuple(fc.constantFrom(...conditionNames), tie('node'), tie('node'))
            .map(([condition, yes, no]): Json => ({ 'Fn::If': [condition, yes, no] })),
        ),
      })).node;
      return fc.record({
        parameters: fc.constant(Object.fromEntries(names.map((one, index) => [one, allowed[index] ?? []]))),
        conditions: fc
          .tuple(...conditions)
          .map((all) => Object.fromEntries(all.map((one, index) => [`C${String(index)}`, one]))),
        encrypted: value,
        resourceCondition: fc.option(fc.constantFrom(...conditionNames), { nil: undefined }),
      });
    });
  });

function* assignments(parameters: Sample['parameters']): Generator<Assignment> {
  const [first, ...rest] = Object.entries(parameters);
  if (!first) yield {};
  else
    for (const value of first[1])
      for (const others of assignments(Object.fromEntries(rest))) yield { [first[0]]: value, ...others };
}

/** An independent reading of the few functions used. */
function evaluate(node: Json, at: Assignment, conditions: Sample['conditions']): Json {
  if (typeof node !== 'object' || Array.isArray(node)) return node;
  const [[name, argument] = ['', '']] = Object.entries(node);
  const list = Array.isArray(argument) ? argument : [argument];
  const truth = (one: Json | undefined): boolean => evaluate(one ?? false, at, conditions) === true;
  switch (name) {
    case 'Ref':
      return argument === 'AWS::NoValue' ? 'absent' : (at[argument as string] ?? '');
    case 'Condition':
      return evaluate(conditions[argument as string] ?? false, at, conditions);
    case 'Fn::Equals':
      return evaluate(list[0] ?? '', at, conditions) === evaluate(list[1] ?? '', at, conditions);
    case 'Fn::Not':
      return !truth(list[0]);
    case 'Fn::And':
      return list.every(truth);
    case 'Fn::Or':
      return list.some(truth);
    case 'Fn::If':
      return evaluate(
        (evaluate({ Condition: list[0] ?? '' }, at, conditions) === true ? list[1] : list[2]) ?? '',
        at,
        conditions,
      );
    default:
      return node;
  }
}

/** `on` when it is encrypted, `off` when not, `odd` when the value is no boolean. */
function outcomes({ parameters, conditions, encrypted, resourceCondition }: Sample): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const at of assignments(parameters)) {
    if (resourceCondition !== undefined && evaluate({ Condition: resourceCondition }, at, conditions) !== true)
      continue;
    const value = evaluate(encrypted, at, conditions);
    const text = typeof value === 'object' ? 'odd' : String(value);
    seen.add(text === 'true' ? 'on' : text === 'false' || text === 'absent' ? 'off' : 'odd');
  }
  return seen;
}

describe('conditions against brute force', () => {
  it('finds an unencrypted volume exactly when some assignment leaves it so', () => {
    let failing = 0;
    let clean = 0;
    fc.assert(
      fc.property(sample, (one) => {
        const seen = outcomes(one);
        fc.pre(!seen.has('odd'));
        const template = {
          Parameters: Object.fromEntries(
            Object.entries(one.parameters).map(([name, allowed]) => [name, { Type: 'String', AllowedValues: allowed }]),
          ),
          Conditions: one.conditions,
          Resources: {
            V: {
              Type: 'AWS::EC2::Volume',
              ...(one.resourceCondition === undefined ? {} : { Condition: one.resourceCondition }),
              Properties: { Encrypted: one.encrypted },
            },
          },
        };
        const { analyses } = lintFiles({ 'template.json': JSON.stringify(template, undefined, 1) });
        const found = analyses[0]?.findings.filter(({ rule }) => rule.id === 'ebs-volume-encrypted') ?? [];
        const verdict = found[0]?.verdict;
        if (seen.has('off')) {
          failing++;
          assert.equal(verdict, 'fail');
          assert.equal((found[0]?.cases.length ?? 0) > 0, seen.has('on'), 'cases are named when it is so in some only');
        } else {
          clean++;
          assert.equal(verdict, undefined);
        }
      }),
      { numRuns: 600 },
    );
    assert.ok(failing > 50 && clean > 50, `both verdicts occur: ${String(failing)} failing, ${String(clean)} clean`);
  });
});

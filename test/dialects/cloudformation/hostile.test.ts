import assert from 'node:assert/strict';
import { namedCondition } from '../../../server/dialects/cloudformation/cases/condition.ts';
import type { Value } from '../../../server/model/value.ts';
import { processorSeconds } from '../../processor-time.ts';
import { plain, project, resource } from './template.ts';

/** Reads everything that a value holds, as a careless caller would; fails when there is no end to it. */
function visit(value: Value, limit = 200_000): number {
  let visits = 0;
  const waiting: Value[] = [value];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (++visits > limit) throw new Error('no end');
    if (next.is === 'map') waiting.push(...next.entries.map((entry) => entry.value));
    if (next.is === 'list') waiting.push(...next.items);
    if (next.is === 'branches') waiting.push(...next.arms.map((arm) => arm.value));
  }
  return visits;
}
const properties = (text: string, name = 'main.yaml'): Value => resource(project(text, {}, {}, name), 'V').properties;

describe('hostile templates', () => {
  it('with aliases of aliases come to an end', () => {
    const bombs = Array.from(
      { length: 30 },
      (_, index) => `    B${index + 1}: &b${index + 1} [*b${index}, *b${index}, *b${index}]`,
    );
    const value = properties(
      `Resources:\n  V:\n   Type: A::B::C\n   Properties:\n    B0: &b0 [x]\n${bombs.join('\n')}\n`,
    );
    assert.ok(visit(value) < 100_000);
  });

  it('with many `${` that are never closed take no square of the time', async () => {
    const open = '${'.repeat(400_000);
    const seconds = await processorSeconds(() => {
      const value = properties(`Resources:\n  V:\n    Type: A::B::C\n    Properties: {A: !Sub "${open}"}\n`);
      assert.ok(visit(value) < 100);
    });
    assert.ok(seconds < 5, `took ${seconds} s`);
  });

  it('with nodes that contain themselves come to an end', () => {
    for (const written of [
      '&a [*a, *a]',
      '&a {x: *a, y: *a}',
      '&a {"Fn::If": [C, *a, *a]}',
      '&a {"Fn::Join": ["", [*a, *a]]}',
      '&a {"Fn::Sub": ["${x}", {x: *a}]}',
      '&a {"Fn::Select": [0, *a]}',
      '&a {"Fn::FindInMap": [M, *a, *a]}',
      '&a {"Fn::ToJsonString": *a}',
      '&a {"Fn::Split": [",", *a]}',
    ]) {
      const value = properties(
        `Parameters: { E: { Type: String } }\nConditions: { C: !Equals [!Ref E, x] }\nResources:\n  V:\n    Type: A::B::C\n    Properties:\n      P: ${written}\n`,
      );
      assert.ok(visit(value) < 100_000, written);
    }
  });

  it('with ten thousand conditional values inside each other come to an end', () => {
    for (const [open, close] of [
      ['{"Fn::If":["C",1,', ']}'],
      ['{"Fn::If":["C",{"Fn::If":["D",1,2]},', ']}'],
      ['[', ']'],
      ['{"a":', '}'],
      ['{"Fn::Join":["",[', ']]}'],
    ]) {
      for (const depth of [60, 10_000]) {
        const nested = `${open!.repeat(depth)}1${close!.repeat(depth)}`;
        const text = `{"Parameters":{"E":{"Type":"String"},"F":{"Type":"String"}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"E"},"x"]},"D":{"Fn::Equals":[{"Ref":"F"},"x"]}},"Resources":{"V":{"Type":"A::B::C","Properties":{"P":${nested}}}}}`;
        const read = project(text, {}, {}, 'main.json');
        for (const one of read.resources) assert.ok(visit(one.properties) < 100_000, `${open} ${depth}`);
      }
    }
  });

  it('with conditions of many parameters answer within bounds, and never rule out what they did not try', () => {
    const count = 40;
    const names = Array.from({ length: count }, (_, index) => `P${index}`);
    const is = (index: number): unknown => ({ 'Fn::Equals': [{ Ref: `P${index}` }, 'a'] });
    const parity = names.map((_, index): [string, unknown] => {
      const before = { Condition: `Odd${index - 1}` };
      const differs = [
        { 'Fn::And': [before, { 'Fn::Not': [is(index)] }] },
        { 'Fn::And': [{ 'Fn::Not': [before] }, is(index)] },
      ];
      return [`Odd${index}`, index === 0 ? is(0) : { 'Fn::Or': differs }];
    });
    const small = names
      .slice(0, 12)
      .reduce<unknown>((left, name) => ({ 'Fn::Or': [left, { 'Fn::Equals': [{ Ref: name }, 'z'] }] }), {
        'Fn::Equals': ['a', 'b'],
      });
    const text = JSON.stringify({
      Parameters: Object.fromEntries(
        names.map((name) => [name, { Type: 'String', AllowedValues: ['a', 'b', 'c', 'd'] }]),
      ),
      Conditions: {
        ...Object.fromEntries(parity),
        Even: { 'Fn::Not': [{ Condition: `Odd${count - 1}` }] },
        Small: small,
      },
      Resources: { V: { Type: 'A::B::C' } },
    });
    const { scope } = resource(project(text, {}, {}, 'main.json'), 'V');
    const odd = { condition: namedCondition(`Odd${count - 1}`), holds: true };
    assert.equal(scope.possible([odd]), true);
    // Can't be, but that takes more steps to see than are allowed.
    assert.equal(scope.possible([odd, { condition: namedCondition('Even'), holds: true }]), true);
    assert.equal(scope.possible([{ condition: namedCondition('Small'), holds: true }]), false);
  });

  it('with conditions, parameters and loops that lead to themselves come to an end', () => {
    const value = properties(`
Conditions:
  A: !Not [!Condition B]
  B: !Not [!Condition C]
  C: !Not [!Condition A]
  D: !Condition D
  E: &e {"Fn::And": [*e, *e]}
  Fn::ForEach::X: [N, !If [A, [p], [q]], { 'F\${N}': !Equals [a, b] }]
Resources:
  V:
    Type: A::B::C
    Properties: { A: !If [A, 1, 2], D: !If [D, 1, 2], E: !If [E, 1, 2], F: !If [Fp, 1, 2] }
`);
    assert.deepEqual(plain(value), {
      A: { if: { A: 1, 'not A': 2 } },
      D: { if: { D: 1, 'not D': 2 } },
      E: { if: { E: 1, 'not E': 2 } },
      F: '? condition `Fp` is not declared',
    });
  });

  it('with names of object internals are plain data', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const text = `{"Parameters":{"${name}":{"Type":"String","Default":"d"}},"Mappings":{"${name}":{"${name}":{"${name}":"m"}}},"Conditions":{"${name}":{"Fn::Equals":["a","a"]}},"Resources":{"V":{"Type":"A::B::C","Properties":{"${name}":{"x":1},"R":{"Ref":"${name}"},"M":{"Fn::FindInMap":["${name}","${name}","${name}"]},"I":{"Fn::If":["${name}",1,2]}}},"${name}":{"Type":"A::B::C"}}}`;
      const read = project(text, {}, {}, 'main.json');
      assert.equal(read.resources.length, 2, name);
      const value = resource(read, 'V').properties;
      assert.equal(value.is, 'map');
      assert.deepEqual(
        value.entries.map((entry) => [entry.key, plain(entry.value)]),
        [
          [name, { x: 1 }],
          ['R', 'd'],
          ['M', 'm'],
          ['I', 1],
        ],
      );
      const missing = project(
        '{"Resources":{"V":{"Type":"A::B::C","Properties":{"R":{"Ref":"__proto__"},"I":{"Fn::If":["constructor",1,2]},"F":{"Fn::constructor":[]}}}}}',
        {},
        {},
        'main.json',
      );
      assert.deepEqual(plain(resource(missing, 'V').properties), {
        R: '-> __proto__ (missing)',
        I: '? condition `constructor` is not declared',
        F: '? `Fn::constructor` is not known',
      });
    }
  });

  it('with huge maps are read', () => {
    const rows = Array.from({ length: 4_000 }, (_, index) => `  r${index}: { k: ${index} }`).join('\n');
    const value = properties(
      `Parameters: { E: { Type: String } }\nMappings:\n M:\n${rows}\nResources:\n  V:\n    Type: A::B::C\n    Properties: { A: !FindInMap [M, r3999, k], B: !FindInMap [M, !Ref E, k], C: !FindInMap [M, !Ref AWS::Region, k] }\n`,
    );
    assert.deepEqual(plain(value), { A: 3_999, B: '? it depends on `E`', C: '? it depends on `AWS::Region`' });
  });

  it('with loops inside loops come to an end', () => {
    const items = JSON.stringify(Array.from({ length: 200 }, (_, index) => String(index)));
    const loop = (depth: number): string =>
      depth === 0
        ? `{"R\${A0}\${A1}\${A2}\${A3}":{"Type":"A::B::C"}}`
        : `{"Fn::ForEach::L${depth}":["A${depth - 1}",${items},${loop(depth - 1)}]}`;
    const read = project(`{"Resources":${loop(4)}}`, {}, {}, 'main.json');
    assert.ok(read.resources.length < 50_000);
    assert.ok(read.notes.length > 0);
    const circle = project('Resources:\n  V: { Type: A::B::C, Properties: &p { Fn::ForEach::L: [A, [1, 2], *p] } }\n');
    assert.ok(visit(resource(circle, 'V').properties) < 100_000);
  });
});

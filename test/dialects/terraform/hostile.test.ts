import assert from 'node:assert/strict';
import { tested } from '../conditions.ts';
import fc from 'fast-check';
import type { Json } from '../../../server/model/source.ts';
import type { Value } from '../../../server/model/value.ts';
import { knownExpressions, unknownExpressions } from './expressions.ts';
import { read, resourceAt, show, valueAt, valueOf } from './module.ts';

const numbered = (count: number, entry: (index: number) => Json): Readonly<Record<string, Json>> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${String(index)}`, entry(index)]));
const local = (index: number): string => `local.a${String(index)}`;

/** Looks at every part of a value, as far as a reader ever would. */
function visit(value: Value, depth = 0): number {
  if (depth > 8) return 1;
  const all = (parts: readonly Value[]): number =>
    parts.slice(0, 50).reduce((sum, part) => sum + visit(part, depth + 1), 1);
  if (value.is === 'map') return all(value.entries.map((entry) => entry.value));
  if (value.is === 'list') return all(value.items);
  return value.is === 'branches' ? all(value.arms.map((arm) => arm.value)) : 1;
}

describe('terraform: hostile input ends in unknown', () => {
  for (const [what, locals, expression, shown] of [
    ['a local that refers to itself', { a0: '${local.a0}' }, local(0), '?'],
    ['locals in a circle', { a0: '${local.a1}', a1: '${local.a0 + 1}' }, local(0), '?!'],
    ['a map that contains itself', { a0: '${{ x = local.a0.x }}' }, `${local(0)}.x`, '?'],
    ['a long chain of locals', numbered(3000, (index) => `\${${local(index + 1)}}`), local(0), '?'],
    [
      'a text that doubles',
      numbered(60, (index) => (index === 0 ? 'x' : `\${${local(index - 1)}}\${${local(index - 1)}}`)),
      local(59),
      '?!',
    ],
    [
      'a list that doubles',
      numbered(60, (index) => (index === 0 ? ['x'] : `\${concat(${local(index - 1)}, ${local(index - 1)})}`)),
      `length(${local(59)})`,
      '?!',
    ],
    [
      'lists of lists',
      numbered(60, (index) => (index === 0 ? ['x'] : [`\${${local(index - 1)}}`, `\${${local(index - 1)}}`])),
      `length(flatten(${local(59)}))`,
      '?!',
    ],
    [
      'maps of maps',
      numbered(60, (index) => (index === 0 ? 'x' : { x: `\${${local(index - 1)}}`, y: `\${${local(index - 1)}}` })),
      `length(jsonencode(${local(59)}))`,
      '?!',
    ],
    [
      'loops in loops',
      {},
      'length([for a in range(1000) : [for b in range(1000) : [for c in range(1000) : a]]])',
      '1000',
    ],
    ['the prototype', { __proto__: { x: 1 } }, '{ __proto__ = 1, constructor = 2 }.toString', '?'],
    ['a function of the runtime', {}, 'constructor("x")', '?!'],
    ['a pattern that never ends', {}, 'regex("(x+x+)+y", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")', '?!'],
  ] as const) {
    it(what, () => {
      assert.equal(show(valueOf(`\${${expression}}`, { locals })), shown);
    });
  }

  it('cases that multiply', () => {
    const variable = numbered(40, () => ({ type: 'bool' }));
    const locals = {
      ...Object.fromEntries(
        Array.from({ length: 40 }, (_, index) => [
          `a${String(index)}`,
          `\${var.a${String(index)} ? "\${local.a${String(index + 1)}}x" : "\${local.a${String(index + 1)}}y"}`,
        ]),
      ),
      a40: 'end',
    };
    assert.equal(show(valueOf('${local.a0}', { variable, locals })), '?!');
    assert.match(show(valueOf('${local.a36}', { variable, locals })), /"endyyyy"$/);
  });

  it('instances past the bound', () => {
    const project = read({
      'main.tf.json': {
        resource: {
          a: {
            r: { count: 1e9, v: '${count.index}' },
            s: { for_each: '${toset([for i in range(1000) : tostring(i)])}' },
          },
        },
      },
    });
    assert.equal(show(valueAt(resourceAt(project, 'a.r'), 'v')), '?!');
    assert.equal(show(resourceAt(project, 'a.r').exists), 'true');
    assert.equal(resourceAt(project, 'a.s').instances, undefined);
  });

  it('modules past the bound', () => {
    const module = numbered(6, () => ({ source: './m' }));
    const files: Record<string, Json> = { 'main.tf.json': { module } };
    for (let depth = 1; depth < 14; depth++)
      files[`${'m/'.repeat(depth)}main.tf.json`] = { module, resource: { a: { r: {} } } };
    const project = read(files);
    assert.ok(project.resources.length <= 500);
    assert.ok(project.notes.length > 0);
  });

  it('data that no one would write never throws', () => {
    const word = fc.constantFrom(
      'resource',
      'data',
      'module',
      'locals',
      'variable',
      'output',
      'provider',
      'terraform',
      'dynamic',
      'for_each',
      'count',
      'content',
      'source',
      'default',
      'validation',
      'condition',
      'type',
      'a',
      'b',
      '//',
      '__proto__',
      '',
      './a',
      '../m',
      'aws_iam_policy_document',
      'statement',
    );
    const expression = fc.oneof(
      fc.constantFrom(...knownExpressions, ...unknownExpressions),
      fc.constantFrom(
        '${var.a}',
        '${local.a}',
        '${a.b}',
        '${a.b.c}',
        '${data.a.b.c}',
        '${module.a.b}',
        '${each.value}',
        '${a.a[*].b}',
        '${a}',
        '${[for x in local.a : x.b]}',
        'list(string)',
        '${toset(["a"])}',
        './a',
      ),
    );
    const { json } = fc.letrec<{ json: Json }>((tie) => ({
      json: fc.oneof(
        { depthSize: 'medium' },
        fc.oneof(expression, word, fc.integer(), fc.boolean(), fc.constant(null)) as fc.Arbitrary<Json>,
        fc.array(tie('json'), { maxLength: 3 }) as fc.Arbitrary<Json>,
        fc.dictionary(word, tie('json'), { maxKeys: 5 }) as fc.Arbitrary<Json>,
      ),
    }));
    const top = fc.record(
      {
        resource: fc.dictionary(
          fc.constantFrom('a', 'b'),
          fc.dictionary(fc.constantFrom('a', 'b'), json, { maxKeys: 2 }),
          { maxKeys: 2 },
        ),
        data: json,
        locals: json,
        variable: json,
        module: json,
        output: json,
        provider: json,
        terraform: json,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(top, json, fc.string({ maxLength: 30 }), (main, other, text) => {
        const project = read({
          'main.tf.json': main,
          'x_override.tf.json': other,
          'a/main.tf.json': main,
          'main.tf': text,
          'terraform.tfvars': text,
        });
        for (const resource of project.resources) {
          visit(resource.properties);
          visit(resource.exists);
          visit(resource.attribute('lifecycle'));
          assert.equal(project.resources.filter(({ id }) => id === resource.id).length, 1);
          resource.scope.possible([
            { condition: tested('var.a'), holds: true },
            { condition: tested('var.b'), holds: false },
          ]);
        }
      }),
      { numRuns: 400 },
    );
  });
});
